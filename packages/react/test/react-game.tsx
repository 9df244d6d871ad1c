import { act, cleanup } from '@testing-library/react'
import type { ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
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

/** What became of a page that a server has rendered and that was hydrated then. */
export interface HydratedPage {
  readonly text: string | null
  /** Whether what the server rendered is what stands there still. */
  readonly isKept: boolean
  /** What React had to recover from. */
  readonly errors: readonly unknown[]
}

export async function hydrate(page: ReactNode): Promise<HydratedPage> {
  const container = document.createElement('div')
  container.innerHTML = renderToString(page)
  const first = container.firstChild
  const errors: unknown[] = []
  const root = await act(async () =>
    hydrateRoot(container, page, { onRecoverableError: (error) => errors.push(error) }),
  )
  onTestFinished(() => act(async () => root.unmount()))
  return { text: container.textContent, isKept: container.firstChild === first, errors }
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
