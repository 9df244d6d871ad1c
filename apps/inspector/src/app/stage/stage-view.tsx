import type { ReactNode } from 'react'
import type { Played } from '../player/story-player.ts'
import { BehindTruth } from './behind-truth.tsx'
import type { Camera } from './camera.ts'
import { ClientCanvas } from './client-canvas.tsx'
import { ClientHead } from './client-head.tsx'
import { ClientStatus } from './client-status.tsx'
import { Legend } from './legend.tsx'
import { ZoomButtons } from './zoom-buttons.tsx'

const CLIENTS = ['A', 'B'] as const

/** Two clients' worlds beside each other, each over the server's truth. */
export function StageView({ played, camera }: StageViewProps): ReactNode {
  const { clients } = played.run.stage
  return (
    <div className="stage">
      {CLIENTS.map((name) => (
        <section key={name} className="client" aria-label={`Client ${name}`}>
          <ClientHead client={clients[name]} />
          <div className="client-world">
            <ClientCanvas played={played} name={name} camera={camera} />
            <ClientStatus client={clients[name]} />
            {name === 'A' ? <Legend /> : <ZoomButtons camera={camera} />}
          </div>
          <BehindTruth played={played} name={name} />
        </section>
      ))}
    </div>
  )
}

export interface StageViewProps {
  readonly played: Played
  /** Outlives runs, so that one goes on looking at the same place. */
  readonly camera: Camera
}
