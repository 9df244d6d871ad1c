import { describe, expect, it } from 'vitest'
import { FeedKind } from '../../../src/game/feed.ts'
import { nobody } from '../../../src/game/teams.ts'
import { feedSentence, isKill } from '../../../src/client/hud/feed-words.ts'

const line = { actor: 'Rook', actorTeam: 2, subject: 'B', subjectTeam: 1 }

describe('feedSentence', () => {
  it('has a sentence for every kind', () => {
    const sentences = Object.values(FeedKind).map((kind) => feedSentence({ ...line, kind }))
    expect(sentences).toEqual([
      'Rook joined Dusk',
      'Rook left',
      'Rook killed B',
      'Dusk took zone B',
      'Dusk contests zone B',
      'Dusk won round B',
    ])
  })

  it('calls a round that nobody won a draw', () => {
    const draw = { ...line, kind: FeedKind.won, actorTeam: nobody, subject: '3' }
    expect(feedSentence(draw)).toBe('Round 3 ended in a draw')
  })

  it('says nothing about kinds that it does not know', () => {
    expect(feedSentence({ ...line, kind: 99 })).toBe('')
    expect(isKill({ ...line, kind: 99 })).toBe(false)
  })
})
