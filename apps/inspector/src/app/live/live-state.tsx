import type { InspectorConnection } from '@tx2-link/devtools/relay'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Icon } from '../parts/icon.tsx'
import { useSample } from '../state/use-sample.ts'
import { LIVE_FACES, liveDetail } from './live-words.ts'

/** The state of a connection, and the way to another attempt. */
export function LiveState({ connection }: { readonly connection: InspectorConnection }): ReactNode {
  const status = useSyncExternalStore(connection.subscribe, () => connection.status)
  const detail = useSample(() => liveDetail(connection.status, performance.now()))
  const { icon, tone, word } = LIVE_FACES[status.state]
  const mayTry = status.state === 'refused' || status.state === 'reconnecting'
  return (
    <p className="live-state">
      <Icon name={icon} tone={tone} />
      <output className="t1">{word}</output>
      <span className="live-detail" title={detail}>
        {detail}
      </span>
      {mayTry && (
        <button type="button" className="text-button" onClick={() => connection.reconnect()}>
          Try now
        </button>
      )}
    </p>
  )
}
