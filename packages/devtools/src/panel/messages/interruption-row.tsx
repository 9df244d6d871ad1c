import type { ReactNode } from 'react'
import { clockTime } from '../format.ts'
import { Icon, type IconName } from '../shell/icons.tsx'
import type { Interruption } from './list-rows.ts'

const faces: Record<
  Interruption['kind'],
  { readonly icon: IconName; readonly tone: string; readonly word: string }
> = {
  lost: { icon: 'broken', tone: 'error', word: 'Link lost' },
  attempt: { icon: 'dashed-ring', tone: 'held', word: 'Tried in vain' },
  offline: { icon: 'cross', tone: 'error', word: 'Offline' },
  resumed: { icon: 'resync', tone: 't1', word: 'Resumed' },
  paused: { icon: 'held', tone: 'held', word: 'Recording paused' },
}

export interface InterruptionRowProps {
  readonly interruption: Interruption
  readonly wallTime: number
  readonly top: number
  readonly rowNumber: number
  /** Goes on recording; given for the pause that lasts. */
  readonly onResume: (() => void) | undefined
}

/** A full-width row for what interrupted the stream, at its place in time. */
export function InterruptionRow(props: InterruptionRowProps): ReactNode {
  const { interruption, wallTime, top, rowNumber, onResume } = props
  const { icon, tone, word } = faces[interruption.kind]
  return (
    <div
      className="list-note"
      role="row"
      aria-rowindex={rowNumber}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Icon name={icon} className={tone} />
      <span role="gridcell">
        {word} <span className="t2">{clockTime(wallTime)}</span>{' '}
        <span className="t3">{interruption.text}</span>
      </span>
      {onResume !== undefined && (
        <span role="gridcell" className="list-note-action">
          <button type="button" className="link" onClick={onResume}>
            Resume
          </button>
          <kbd>Ctrl E</kbd>
        </span>
      )}
    </div>
  )
}
