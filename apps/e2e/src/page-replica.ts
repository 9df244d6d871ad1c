import type { ArenaSchema } from '@tx2-link/arena/schema'
import type { EntityId, Link } from '@tx2-link/core'
import type { replicaOf } from '@tx2-link/react/store'
import type { JSHandle, Page } from 'playwright-core'
import { repository } from './node-process.ts'

/** Where a fighter stands. */
export interface Sighting {
  readonly id: EntityId
  readonly name: string
  readonly bot: boolean
  readonly x: number
  readonly y: number
}

/** What a page's replica said at a tick. */
export interface Moment {
  readonly tick: number
  readonly fighters: readonly Sighting[]
}

/** The replica of a page: what its hooks and its canvas read, and nothing else. */
export interface PageReplica {
  now(): Promise<Moment>
  /** Keeps each tick that is published from now on. */
  record(): Promise<Recording>
}

export interface Recording {
  /** The ticks that were published; a page that draws slowly leaves some out. */
  ticks(): Promise<readonly number[]>
  moments(ticks: readonly number[]): Promise<readonly Moment[]>
  /** Keeps no more of them: each costs the page time. */
  stop(): Promise<void>
}

/**
 * Asks the page for the very modules that it runs on, which only a page that is served from its
 * sources has: neither the page nor the library knows anything of tests.
 */
export async function openReplica(page: Page): Promise<PageReplica> {
  const store = `/@fs${repository}packages/react/src/store/index.ts`
  // As text: whatever runs the tests would make another import of an import.
  const modules = (await page.evaluateHandle(
    `Promise.all([import('/src/client/link.ts'), import('${store}')])`,
  )) as JSHandle<PageModules>
  const reader = await modules.evaluateHandle(([{ link }, { replicaOf: open }]) => {
    const { getState, subscribe } = open(link)
    const read = (): Moment => {
      const { tick, world } = getState()
      const fighters = world.query({ all: ['Fighter', 'Position'] }).map((id) => ({
        id,
        name: world.field(id, 'Fighter', 'name') ?? '',
        bot: world.field(id, 'Fighter', 'bot') ?? false,
        x: world.field(id, 'Position', 'x') ?? Number.NaN,
        y: world.field(id, 'Position', 'y') ?? Number.NaN,
      }))
      return { tick, fighters }
    }
    return { read, subscribe }
  })
  return {
    now: () => reader.evaluate(({ read }) => read()),
    record: async () => {
      const kept = await reader.evaluateHandle(({ read, subscribe }) => {
        const moments = new Map<number, Moment>()
        const stop = subscribe(() => {
          const moment = read()
          moments.set(moment.tick, moment)
        })
        return { moments, stop }
      })
      return {
        ticks: () => kept.evaluate(({ moments }) => [...moments.keys()]),
        moments: (ticks) =>
          kept.evaluate(
            ({ moments }, wanted) => wanted.flatMap((tick) => moments.get(tick) ?? []),
            ticks,
          ),
        stop: () => kept.evaluate(({ stop }) => stop()),
      }
    },
  }
}

type PageModules = readonly [
  { readonly link: Link<ArenaSchema> },
  { readonly replicaOf: typeof replicaOf },
]
