import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../shell/icons.tsx'
import { keyGroups } from './key-list.ts'

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

  // The close button is all that can have the focus in here, so Tab stays.
  function keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === '?') onClose()
    else if (event.key !== 'Tab') return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="help"
      role="presentation"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className="help-box" role="dialog" aria-modal="true" aria-label="Keys">
        <div className="help-head">
          <h2 className="head-strong">Keys</h2>
          <button
            ref={close}
            type="button"
            className="icon-button"
            aria-label="Close keys"
            onClick={onClose}
            onKeyDown={keyed}
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
