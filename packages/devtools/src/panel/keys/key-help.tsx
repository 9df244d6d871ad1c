import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../shell/icons.tsx'
import { keyGroups } from './key-list.ts'

/** Keys that scroll the list where it is longer than the panel is high. */
const SCROLLS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])

/** The list of keys, over the panel; Escape and a press beside it close it. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const root = close.current?.getRootNode()
    const before = root instanceof ShadowRoot ? root.activeElement : null
    close.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  // Nothing behind it may act: no key gets out, and Tab finds the close button alone.
  function keyed(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === '?') onClose()
    else if (event.key === 'Tab') close.current?.focus()
    else if (event.key === 'Enter' || SCROLLS.has(event.key)) return
    event.preventDefault()
  }

  return (
    <div
      className="help"
      role="presentation"
      onPointerDown={(event) => {
        if (event.target !== event.currentTarget) return
        // Before the press moves the focus to the page.
        event.preventDefault()
        onClose()
      }}
    >
      <div
        className="help-box"
        role="dialog"
        aria-modal="true"
        aria-label="Keys"
        tabIndex={-1}
        onKeyDown={keyed}
      >
        <div className="help-head">
          <h2 className="head-strong">Keys</h2>
          <button
            ref={close}
            type="button"
            className="icon-button"
            aria-label="Close keys"
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="help-columns">
          {keyGroups.map(({ title, keys }) => (
            <section key={title}>
              <h3 className="t3">{title}</h3>
              <dl>
                {keys.map(({ what, keys }) => (
                  <div key={what} className="help-row">
                    <dt>{what}</dt>
                    <dd>
                      {keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}
