import type { ReactNode } from 'react'
import type { StageClient } from '../../engine/stage.ts'
import { byteRate, settingShare } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { useSample } from '../state/use-sample.ts'
import { NetworkSelect } from './network-select.tsx'
import { statusWords } from './status-words.ts'

export function ClientHead({ client }: { readonly client: StageClient }): ReactNode {
  const { link, name, network } = client
  const state = useSample(() => link.status.state)
  const rtt = useSample(() => rounded(link.getStats().rttMs))
  const rate = useSample(() => byteRate(link.getStats().bytesInPerSecond))
  const loss = useSample(() => settingShare(network.back.loss))
  const { icon, tone, word } = statusWords(link.status, link.now())
  const isConnected = state === 'live' || state === 'stale'
  return (
    <div className="client-head">
      <span title={word} className="client-name">
        <Icon name={icon} tone={tone} />
        <span className="visually-hidden">{word}, </span>
        <h2>Client {name}</h2>
      </span>
      <NetworkSelect client={client} />
      <IconButton
        icon="cut"
        label={`Cut the connection of client ${name}`}
        disabledBecause={isConnected ? undefined : 'There is no connection to cut'}
        onPress={() => network.cut()}
      />
      <span className="spacer" />
      <dl className="figures">
        <div className="rtt">
          <dt>RTT</dt>
          <dd>{rtt === undefined ? '' : `${rtt} ms`}</dd>
        </div>
        <div className="loss">
          <dt>Loss</dt>
          <dd>{loss}</dd>
        </div>
        <div>
          <dt>
            <Icon name="received" tone="received" />
            <span className="visually-hidden">Received</span>
          </dt>
          <dd>{rate}</dd>
        </div>
      </dl>
    </div>
  )
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value)
}
