import type { ReactNode } from 'react'
import type { ExpectationState, ExpectationStatus } from '../../engine/expectation.ts'
import { seconds } from '../format.ts'
import { Icon, type IconName } from '../parts/icon.tsx'

export interface ExpectationRowProps {
  readonly expectation: ExpectationState
  readonly onGoTo: () => void
}

const FACES: Readonly<
  Record<
    ExpectationStatus,
    { readonly icon: IconName; readonly tone: string; readonly word: string }
  >
> = {
  failed: { icon: 'cross', tone: 'error', word: 'Failed' },
  passed: { icon: 'tick', tone: 'ok', word: 'Passed' },
  holding: { icon: 'half-disc', tone: 'accent', word: 'Holds so far' },
  waiting: { icon: 'ring', tone: 't3', word: 'Not known yet' },
}

/** Characters that name and what was seen have room for in one line. */
const ONE_LINE = 36

export function ExpectationRow({ expectation, onGoTo }: ExpectationRowProps): ReactNode {
  const { name, status, saw, atMs } = expectation
  const { icon, tone, word } = FACES[status]
  const hasFailed = status === 'failed'
  const seen = saw === '' ? 'not yet' : `saw ${saw}`
  const isBelow = hasFailed || name.length + seen.length > ONE_LINE
  return (
    <li className="expectation" data-failed={hasFailed ? '' : undefined}>
      <span className="status-glyph" title={word}>
        <Icon name={icon} tone={tone} />
        <span className="visually-hidden">{word}: </span>
      </span>
      <span className="expectation-name">{name}</span>
      {!isBelow && <span className="t2">{seen}</span>}
      {hasFailed && atMs !== undefined && (
        <button
          type="button"
          className="text-button"
          aria-label={`Go to the failure of ${name}`}
          onClick={onGoTo}
        >
          Go to
        </button>
      )}
      {isBelow && (
        <span className="expectation-seen">
          {seen}
          {hasFailed && atMs !== undefined && `, at ${seconds(atMs)}`}
        </span>
      )}
    </li>
  )
}
