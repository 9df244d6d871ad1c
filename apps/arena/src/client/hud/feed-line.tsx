import type { EntityId } from '@tx2-link/core'
import { memo } from 'react'
import { ArrowGlyph } from '../glyphs/arrow-glyph.tsx'
import { TeamGlyph } from '../glyphs/team-glyph.tsx'
import { useComponent } from '../hooks.ts'
import { feedSentence, isKill } from './feed-words.ts'

interface FeedLineProps {
  readonly id: EntityId
  /** How many lines are newer. */
  readonly age: number
}

export const FeedLine = memo(function FeedLine({ id, age }: FeedLineProps) {
  const line = useComponent(id, 'Feed')
  if (!line) return null
  return (
    <li className="feed-line" data-age={age}>
      <TeamGlyph team={line.actorTeam} />
      {isKill(line) ? (
        <>
          <span>{line.actor}</span>
          <ArrowGlyph to="right" />
          <span className="visually-hidden"> killed </span>
          <TeamGlyph team={line.subjectTeam} />
          <span>{line.subject}</span>
        </>
      ) : (
        <span>{feedSentence(line)}</span>
      )}
    </li>
  )
})
