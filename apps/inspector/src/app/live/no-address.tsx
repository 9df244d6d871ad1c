import type { ReactNode } from 'react'

/** What one does to see a server here. */
export function NoAddress(): ReactNode {
  return (
    <div className="empty">
      <h2>Waiting for an address</h2>
      <p>
        A server in development offers its wire by <code>attachInspector(server)</code> and prints
        an address with a token. Type it above; it is remembered in this browser.
      </p>
    </div>
  )
}
