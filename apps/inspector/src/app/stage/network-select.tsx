import { type ReactNode, useSyncExternalStore } from 'react'
import { NETWORK_PRESETS } from '../../engine/network-presets.ts'
import type { StageClient } from '../../engine/stage.ts'
import { age, settingShare } from '../format.ts'

const OFFLINE = 'offline'
const BY_HAND = 'by-hand'

/** The network that a client is on; what a story or a control set by hand has no name. */
export function NetworkSelect({ client }: { readonly client: StageClient }): ReactNode {
  const { network, name } = client
  const value = useSyncExternalStore(network.subscribe, () =>
    network.isOffline ? OFFLINE : (network.preset ?? BY_HAND),
  )
  const { latencyMs, jitterMs, loss } = network.back
  const settings = `${age(latencyMs)} one way, ± ${age(jitterMs)}, loss ${settingShare(loss)}`

  function choose(chosen: string): void {
    if (chosen === OFFLINE) {
      network.goOffline()
      return
    }
    const preset = NETWORK_PRESETS.find(({ id }) => id === chosen)
    if (preset === undefined) return
    if (network.isOffline) network.goOnline()
    network.use(preset.id)
  }

  return (
    <select
      className="select"
      aria-label={`Network of client ${name}`}
      title={`Network: ${settings}`}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {value === BY_HAND && <option value={BY_HAND}>Story’s own</option>}
      {NETWORK_PRESETS.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
      <option value={OFFLINE}>Offline</option>
    </select>
  )
}
