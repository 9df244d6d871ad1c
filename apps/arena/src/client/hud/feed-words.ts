import { FeedKind } from '../../game/feed.ts'
import { nobody, teamNames } from '../../game/teams.ts'

/** A line of the feed as the wire has it. */
export interface FeedValue {
  readonly kind: number
  readonly actor: string
  readonly actorTeam: number
  readonly subject: string
  readonly subjectTeam: number
}

/** A kill is drawn as one name, an arrow, another name; all else is a sentence. */
export function isKill({ kind }: FeedValue): boolean {
  return kind === FeedKind.killed
}

/** The line as a sentence. Kinds that a newer server may send say nothing. */
export function feedSentence(line: FeedValue): string {
  const { actor, subject } = line
  const team = teamNames[line.actorTeam] ?? 'Nobody'
  switch (line.kind) {
    case FeedKind.joined:
      return `${actor} joined ${team}`
    case FeedKind.left:
      return `${actor} left`
    case FeedKind.killed:
      return `${actor} killed ${subject}`
    case FeedKind.captured:
      return `${team} took zone ${subject}`
    case FeedKind.contested:
      return `${team} contests zone ${subject}`
    case FeedKind.won:
      return line.actorTeam === nobody
        ? `Round ${subject} ended in a draw`
        : `${team} won round ${subject}`
    default:
      return ''
  }
}
