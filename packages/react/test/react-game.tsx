import { act, cleanup } from '@testing-library/react'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { LinkProvider } from '../src/link-provider.tsx'
import type { ReplicaStoreOptions } from '../src/store/replica-store.ts'
import { createGame, type Game } from './game.ts'

/** A game whose frames and statuses React takes part in. */
export interface ReactGame extends Game {
  readonly Provider: (props: { readonly children?: ReactNode }) => ReactNode
}

export function createReactGame(options?: ReplicaStoreOptions): ReactGame {
  const game = createGame(options)
  onTestFinished(cleanup)
  return {
    ...game,
    frame: () => act(game.frame),
    Provider: ({ children }) => <LinkProvider link={game.link}>{children}</LinkProvider>,
  }
}

/** Counts renders by name. */
export interface RenderCounter {
  readonly counts: Readonly<Record<string, number>>
  count(name: string): void
  reset(): void
}

export function createRenderCounter(): RenderCounter {
  let counts: Record<string, number> = {}
  return {
    get counts() {
      return counts
    },
    count: (name) => {
      counts[name] = (counts[name] ?? 0) + 1
    },
    reset: () => {
      counts = {}
    },
  }
}
