import type { ReactNode } from 'react'
import type { AvatarState } from '../avatar.ts'
import type { Game } from '../game.ts'
import { ConnectionPane } from './connection-pane.tsx'
import { Feed } from './feed.tsx'
import { KeyHints } from './key-hints.tsx'
import { MatchPane } from './match-pane.tsx'
import { MinimapPane } from './minimap-pane.tsx'
import { OwnPane } from './own-pane.tsx'
import { ReturnNotice } from './return-notice.tsx'
import { Scoreboard } from './scoreboard.tsx'
import { WatchPane } from './watch-pane.tsx'
import { WorldSummary } from './world-summary.tsx'

interface HudProps {
  readonly game: Game
  readonly avatar: AvatarState
  readonly onJoin: () => void
  readonly onLeave: () => void
}

/** Everything over the world; each part reads only what it shows. */
export function Hud({ game, avatar, onJoin, onLeave }: HudProps): ReactNode {
  const { id, canPlay } = avatar
  const role = canPlay ? avatar.role : 'watching'
  return (
    <>
      <ConnectionPane />
      <MatchPane />
      <section className="hud-pane overview" aria-label="Map and scores">
        <MinimapPane game={game} />
        <Scoreboard own={id} />
      </section>
      <Feed />
      {role === 'playing' && <OwnPane avatar={avatar} controls={game.controls} onLeave={onLeave} />}
      {id !== undefined && <ReturnNotice id={id} />}
      {role === 'watching' && <WatchPane onJoin={canPlay ? onJoin : undefined} />}
      <KeyHints isPlaying={role === 'playing'} />
      <WorldSummary own={id} />
    </>
  )
}
