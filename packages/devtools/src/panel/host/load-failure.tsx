import type { CSSProperties, ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { errorWords } from './panel-boundary.tsx'

export interface LoadFailureProps {
  readonly error: unknown
  readonly onRetry: () => void
  readonly onClose: () => void
}

/** Inline, since the panel's own sheet may be what could not be loaded. */
const box: CSSProperties = {
  all: 'initial',
  position: 'fixed',
  right: 12,
  bottom: 12,
  zIndex: 2_147_483_000,
  maxWidth: 420,
  padding: '8px 12px 12px',
  borderRadius: 6,
  background: '#1c1f24',
  color: '#b3b8be',
  font: '12px/16px system-ui, sans-serif',
  boxShadow: '0 0 0 1px #343940',
}

const title: CSSProperties = { display: 'block', color: '#e9ebee' }

const button: CSSProperties = {
  all: 'revert',
  margin: '8px 8px 0 0',
  padding: '3px 8px',
  border: '1px solid #6a7078',
  borderRadius: 4,
  background: 'none',
  color: '#e9ebee',
  font: 'inherit',
}

/** Says that the panel cannot be shown, since the page itself goes on as if nothing was. */
export function LoadFailure({ error, onRetry, onClose }: LoadFailureProps): ReactNode {
  return createPortal(
    <div role="alert" style={box}>
      <span style={title}>The devtools cannot be shown</span>
      <span>{errorWords(error)}</span>
      <div>
        <button type="button" style={button} onClick={onRetry}>
          Try again
        </button>
        <button type="button" style={button} onClick={onClose}>
          Close
        </button>
      </div>
    </div>,
    document.body,
  )
}
