import type { Message } from '@tx2-link/core'
import { type ReactNode, useMemo } from 'react'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import { plainJson } from './value-text.ts'

const ROW_HEIGHT = 16

/** The decoded message as JSON, a line a row. */
export function JsonView({ message }: { readonly message: Message }): ReactNode {
  const lines = useMemo(() => plainJson(message).split('\n'), [message])
  const { ref, totalHeight, start, end, top } = useFixedRows(lines.length, ROW_HEIGHT)
  return (
    <div
      ref={ref}
      className="scroll fill selectable"
      role="group"
      aria-label="Message as JSON"
      tabIndex={0}
    >
      <div className="rows" style={{ height: totalHeight }}>
        <pre
          className="plain"
          style={{ padding: '0 12px', transform: `translateY(${top(start)}px)` }}
        >
          {lines.slice(start, end).join('\n')}
        </pre>
      </div>
    </div>
  )
}
