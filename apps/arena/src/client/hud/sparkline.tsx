import type { LinkStats } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { useState } from 'react'

const kept = 56
const height = 12

/** The bytes received in each of the last quarters of a second, a CSS pixel each. */
export function Sparkline({ stats }: { readonly stats: LinkStats }): ReactNode {
  const values = useHistory(stats)
  const most = Math.max(...values, 1)
  const points = values.map((value, index) => {
    const x = kept - values.length + index
    return `${x},${(height - 1 - (value / most) * (height - 2)).toFixed(1)}`
  })
  return (
    <svg className="sparkline" viewBox={`0 0 ${kept} ${height}`} aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  )
}

/** What the figure was each time that the statistics were read anew. */
function useHistory(stats: LinkStats): readonly number[] {
  const [history, setHistory] = useState({ stats, values: [stats.bytesInPerSecond] })
  if (history.stats !== stats) {
    const values = [...history.values, stats.bytesInPerSecond].slice(-kept)
    setHistory({ stats, values })
    return values
  }
  return history.values
}
