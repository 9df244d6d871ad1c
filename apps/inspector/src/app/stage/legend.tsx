import type { ReactNode } from 'react'

export function Legend(): ReactNode {
  return (
    <ul className="legend" aria-label="Legend">
      <li>
        <svg className="legend-glyph" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.5" fill="currentColor" />
        </svg>
        Replica
      </li>
      <li>
        <svg className="legend-glyph" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeDasharray="2 1.6" />
        </svg>
        Server truth
      </li>
      <li>
        <svg className="legend-glyph" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        Gone in truth
      </li>
    </ul>
  )
}
