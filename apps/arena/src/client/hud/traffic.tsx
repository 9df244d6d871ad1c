import type { LinkStats } from '@tx2-link/core'
import { type ReactNode, memo } from 'react'
import { ArrowGlyph } from '../glyphs/arrow-glyph.tsx'
import { formatRate } from './format.ts'
import { Sparkline } from './sparkline.tsx'

/** What goes over the link in a second, each way; the words beside it change more often. */
export const Traffic = memo(function Traffic({ stats }: { readonly stats: LinkStats }): ReactNode {
  return (
    <>
      <Sparkline stats={stats} />
      <Rate way="down" word="received" bytes={stats.bytesInPerSecond} />
      <Rate way="up" word="sent" bytes={stats.bytesOutPerSecond} />
    </>
  )
})

interface RateProps {
  readonly way: 'up' | 'down'
  readonly word: string
  readonly bytes: number
}

function Rate({ way, word, bytes }: RateProps): ReactNode {
  return (
    <span className="rate">
      <ArrowGlyph to={way} />
      <span className="figure">{formatRate(bytes)}</span>
      <span className="visually-hidden"> {word}</span>
    </span>
  )
}
