import type { ComponentId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { MessageLink } from '../rows/message-link.tsx'
import { Icon } from '../shell/icons.tsx'
import { ageText } from './age-text.ts'
import type { ComponentRow, FieldRow } from './entity-fields.ts'
import { ValueCell } from './value-cell.tsx'

export interface ComponentRowProps {
  readonly row: ComponentRow
  readonly rowNumber: number
  readonly top: number
  readonly isFolded: boolean
  readonly isActive: boolean
}

export function fieldRowId(rowNumber: number): string {
  return `field-${rowNumber}`
}

/** The head of a component, which folds its fields. */
export function ComponentRowView(props: ComponentRowProps): ReactNode {
  const { row, rowNumber, top, isFolded, isActive } = props
  return (
    <div
      id={fieldRowId(rowNumber)}
      className="field-row"
      role="row"
      aria-rowindex={rowNumber + 2}
      aria-level={1}
      aria-expanded={!isFolded}
      aria-selected={isActive}
      data-row={rowNumber}
      data-active={isActive ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className="field-component">
        <Icon name={isFolded ? 'right' : 'down'} />
        {componentName(row.component)}
      </span>
    </div>
  )
}

function componentName(component: ComponentId): string {
  return component === '' ? '(no name)' : component
}

export interface FieldRowProps {
  readonly row: FieldRow
  readonly rowNumber: number
  readonly top: number
  readonly isActive: boolean
  /** The same field now, when one looks at a moment in the past. */
  readonly now: { readonly value: unknown } | undefined
  readonly setBy: number | undefined
  /** How long before the moment it was set, in ms. */
  readonly ageMs: number | undefined
}

/** One field: its value at the moment, beside it that of now, and the message that set it. */
export function FieldRowView(props: FieldRowProps): ReactNode {
  const { row, rowNumber, top, isActive, now, setBy, ageMs } = props
  return (
    <div
      id={fieldRowId(rowNumber)}
      className="field-row"
      role="row"
      aria-rowindex={rowNumber + 2}
      aria-level={2}
      aria-selected={isActive}
      data-row={rowNumber}
      data-active={isActive ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className="field-name">
        {row.field === '' ? <span className="t2">value</span> : row.field}
        {row.type !== undefined && <span className="t3">{typeText(row.type)}</span>}
      </span>
      <ValueCell value={row.value} type={row.type} isAside={false} />
      {now !== undefined && <ValueCell value={now.value} type={row.type} isAside />}
      <span role="gridcell" className="num">
        {setBy !== undefined && <MessageLink index={setBy} />}
      </span>
      <span role="gridcell" className="num t2">
        {ageMs !== undefined && ageText(ageMs)}
      </span>
    </div>
  )
}

/** `f32`, `u16`, `str`. */
function typeText(type: string): string {
  return type === 'String' ? 'str' : type.toLowerCase()
}
