import type { ReactNode } from 'react'
import type { StageClient } from '../../engine/stage.ts'
import { Icon } from '../parts/icon.tsx'
import { useSample } from '../state/use-sample.ts'
import { statusWords } from './status-words.ts'

/** What the connection is, over the world, while it is anything but live. */
export function ClientStatus({ client }: { readonly client: StageClient }): ReactNode {
  const { link } = client
  const detail = useSample(() => statusWords(link.status, link.now()).detail)
  const word = useSample(() => statusWords(link.status, link.now()).word)
  const { icon, tone } = statusWords(link.status, link.now())
  if (word === 'Live') return null
  return (
    <p className="client-status">
      <Icon name={icon} tone={tone} />
      <span className="t1">{word}</span>
      {detail !== '' && <span className="t2">{detail}</span>}
      {word === 'Offline' && (
        <button type="button" className="text-button" onClick={() => link.reconnect()}>
          Try again
        </button>
      )}
    </p>
  )
}
