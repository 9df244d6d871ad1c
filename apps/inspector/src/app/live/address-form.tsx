import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useInspector } from '../player/inspector.ts'
import { useValue } from '../state/use-value.ts'
import { whyNoAddress } from './why-no-address.ts'

/** The address of a server's inspector, with its token. */
export function AddressForm(): ReactNode {
  const { live } = useInspector()
  const url = useValue(live.url)
  const connection = useValue(live.connection)
  const [draft, setDraft] = useState(url)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const problemId = useId()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const wrong = whyNoAddress(draft)
    setProblem(wrong)
    if (wrong === undefined) live.connect(draft)
    else input.current?.focus()
  }

  return (
    <form className="address" onSubmit={submit}>
      <input
        ref={input}
        type="text"
        className="input mono"
        aria-label="Live address"
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        placeholder="ws://127.0.0.1:9001/?token=…"
        spellCheck={false}
        autoComplete="off"
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          setProblem(undefined)
        }}
      />
      <button type="submit" className="button primary">
        Connect
      </button>
      {connection !== undefined && (
        <button type="button" className="button" onClick={() => live.disconnect()}>
          Disconnect
        </button>
      )}
      {problem !== undefined && (
        <span id={problemId} className="error" role="alert">
          {problem}
        </span>
      )}
    </form>
  )
}
