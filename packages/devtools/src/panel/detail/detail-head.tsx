import type { ReactNode } from 'react'
import { clockTime, groupedInteger } from '../format.ts'
import { Icon } from '../shell/icons.tsx'
import { MenuButton } from '../shell/menu-button.tsx'
import { MenuItem } from '../shell/menu-item.tsx'
import type { ExplainedMessage } from './use-explained.ts'
import { hexText, plainJson } from './value-text.ts'

export interface DetailHeadProps {
  readonly message: ExplainedMessage
  readonly wallTime: number
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
  /** Facts in the head's own line, where there is no room for a second one. */
  readonly children?: ReactNode
}

/** What the message is, its neighbours, and copies of it. */
export function DetailHead(props: DetailHeadProps): ReactNode {
  const { message, wallTime, onPrevious, onNext, children } = props
  const { record, bytes, explanation } = message
  return (
    <div className="detail-head">
      {record.direction === 'out' ? (
        <Icon name="sent" className="sent" />
      ) : (
        <Icon name="received" className="received" />
      )}
      <h2 className="head-strong">
        {record.messageType} {groupedInteger(record.sequence)}
      </h2>
      {children ?? (
        <span>
          {clockTime(wallTime)}
          {record.ticks > 1 && `, covers ${groupedInteger(record.ticks)} ticks`}
        </span>
      )}
      <span className="spacer" />
      <Step name="up" label="Previous message (Ctrl+Up)" onStep={onPrevious} />
      <Step name="down" label="Next message (Ctrl+Down)" onStep={onNext} />
      <MenuButton label="Copy message" align="end" face={<Icon name="copy" />}>
        {() => (
          <>
            {explanation !== undefined && (
              <MenuItem text="Copy as JSON" onChoose={() => copy(plainJson(explanation.message))} />
            )}
            <MenuItem text="Copy as hex" onChoose={() => copy(hexText(bytes))} />
          </>
        )}
      </MenuButton>
    </div>
  )
}

function copy(text: string): void {
  // A browser that refuses the clipboard says so itself.
  navigator.clipboard.writeText(text).catch(() => undefined)
}

function Step(props: {
  readonly name: 'up' | 'down'
  readonly label: string
  readonly onStep: (() => void) | undefined
}): ReactNode {
  const { name, label, onStep } = props
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={onStep === undefined}
      onClick={onStep}
    >
      <Icon name={name} />
    </button>
  )
}
