import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import type { Completion } from '../../filter/complete-filter.ts'

export interface CompletionListProps {
  readonly id: string
  readonly completions: readonly Completion[]
  readonly chosen: number
  readonly anchor: RefObject<HTMLInputElement | null>
  readonly onChoose: (completion: Completion) => void
}

/** What can be put in place of the word, under it; what it is stands on the right. */
export function CompletionList(props: CompletionListProps): ReactNode {
  const { id, completions, chosen, anchor, onChoose } = props
  const list = useRef<HTMLDivElement>(null)
  const from = completions[0]?.from ?? 0

  useLayoutEffect(() => {
    const input = anchor.current
    const popup = list.current
    if (input === null || popup === null || completions.length === 0) return
    const box = input.getBoundingClientRect()
    const style = getComputedStyle(input)
    const character = characterWidth(style.font)
    const left = box.left + from * character - input.scrollLeft - 12
    const panel = input.closest('.panel')?.getBoundingClientRect()
    const rightmost = (panel?.right ?? box.right) - popup.offsetWidth - 8
    popup.style.left = `${Math.max((panel?.left ?? 0) + 8, Math.min(left, rightmost))}px`
    popup.style.top = `${box.bottom + 4}px`
    popup.style.maxHeight = `${Math.max(56, (panel?.bottom ?? window.innerHeight) - box.bottom - 12)}px`
  })

  useLayoutEffect(() => {
    if (completions.length > 0) list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  })

  return (
    <div
      ref={list}
      id={id}
      className="pop completions"
      role="listbox"
      aria-label="Completions"
      hidden={completions.length === 0}
      style={{ position: 'fixed' }}
    >
      {completions.map((completion, at) => (
        <div
          key={completion.text}
          id={`${id}-${at}`}
          className="menu-item"
          role="option"
          aria-selected={at === chosen}
          tabIndex={-1}
          onPointerDown={(event) => {
            event.preventDefault()
            onChoose(completion)
          }}
        >
          <span>{completion.text}</span>
          <span className="aside">{completion.detail}</span>
        </div>
      ))}
    </div>
  )
}

let measured: { readonly font: string; readonly width: number } | undefined

/** Width of a character of a monospaced font, in CSS pixels. */
function characterWidth(font: string): number {
  if (measured?.font === font) return measured.width
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return 7
  context.font = font
  measured = { font, width: context.measureText('0'.repeat(100)).width / 100 }
  return measured.width
}
