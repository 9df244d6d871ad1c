import type { ReactNode } from 'react'
import type { StageClient } from '../../engine/stage.ts'
import { moment } from '../format.ts'
import { useSample } from '../state/use-sample.ts'

/** Which components of a client were rendered last, and what each said then: why it was rendered. */
export function RenderLog({ client }: { readonly client: StageClient }): ReactNode {
  const { renders } = client
  // The entries are as they were when the newest was read.
  useSample(() => renders.entries[0]?.number)
  return (
    <div className="render-log">
      <h3>Last renders</h3>
      <ol aria-label={`Last renders of client ${client.name}`}>
        {renders.entries.map(({ number, atMs, cell, text }) => (
          <li key={number}>
            <span className="at">{moment(atMs)}</span>
            <span>{cell}</span>
            <span className="said mono" title={text}>
              {text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
