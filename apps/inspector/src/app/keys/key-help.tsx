import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../parts/icon-button.tsx'
import { KEY_GROUPS } from './key-list.ts'

/** The list of keys, over the page until Escape. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={ref} className="key-help" aria-labelledby="key-help-title" onCancel={onClose}>
      <header className="section-head">
        <h2 id="key-help-title">Keys</h2>
        <span className="spacer" />
        <IconButton icon="close" label="Close" onPress={onClose} />
      </header>
      {KEY_GROUPS.map(({ title, entries }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {entries.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </dialog>
  )
}
