import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Avatar } from './avatar.ts'
import { JoinDialog } from './dialogs/join-dialog.tsx'
import { WaitingNotice } from './dialogs/waiting-notice.tsx'
import { createGame } from './game.ts'
import { useEntityCount } from './hooks.ts'
import { ConnectionPane } from './hud/connection-pane.tsx'
import { Hud } from './hud/hud.tsx'
import { useObservable } from './observable.ts'
import { WorldCanvas } from './world-canvas.tsx'

const zoneQuery = { all: ['Zone'] } as const

export function App({ avatar }: { readonly avatar: Avatar }): ReactNode {
  const [game] = useState(() => createGame(avatar))
  const state = useObservable(avatar.state)
  // Zones are there from the first state on, and stay through every outage.
  const hasWorld = useEntityCount(zoneQuery) > 0
  return (
    <main className="arena">
      <h1 className="visually-hidden">Arena</h1>
      <WorldCanvas game={game} />
      {hasWorld ? (
        <Hud
          game={game}
          avatar={state}
          onJoin={() => avatar.choose()}
          onLeave={() => avatar.watch()}
        />
      ) : (
        <>
          <ConnectionPane />
          <WaitingNotice />
        </>
      )}
      {hasWorld && state.canPlay && state.role === 'choosing' && (
        <JoinDialog
          name={state.name}
          onPlay={(name) => avatar.play(name)}
          onWatch={() => avatar.watch()}
        />
      )}
    </main>
  )
}
