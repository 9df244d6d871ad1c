import { Fragment } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { takeRenders } from './cell.tsx'
import { Groups } from './groups.tsx'
import type { TickPage } from './page-api.ts'
import { hiddenRoot } from './roots.ts'
import { nextTask } from './tasks.ts'
import type { Variant } from './variant.ts'
import { variants } from './variants.ts'
import { entityIds, type Move, moveOf, pickIds } from './workload.ts'

/** Some libraries tell their components in a microtask, and so do their components React. */
const MICROTASKS = 8

let shown: Variant | undefined
let entities: readonly number[] = []
let mounted = 0
let tickNumber = 0
let ticks: readonly (readonly Move[])[] = []

const page: TickPage = {
  mount: async (mounting) => {
    const create = await variants[mounting.variant]()
    mounted = mounting.mounted
    entities = entityIds(mounting.entities)
    shown = create(mounting)
    const { Cell, Provider = Fragment } = shown
    flushSync(() =>
      createRoot(hiddenRoot()).render(
        <Provider>
          <Groups of={Cell} ids={entities.slice(0, mounted)} />
        </Provider>,
      ),
    )
  },
  prepare: ({ ticks: count, changed, among }) => {
    const candidates = {
      shown: entities.slice(0, mounted),
      others: entities.slice(mounted),
      all: entities,
    }[among]
    if (candidates.length < changed) throw new Error(`there are no ${changed} entities to change`)
    ticks = Array.from({ length: count }, () => {
      tickNumber += 1
      return pickIds(candidates, changed).map((id) => moveOf(id, tickNumber))
    })
  },
  run: async ({ isIdle }) => {
    const { update } = requireVariant()
    const renders: number[] = []
    for (const moves of ticks) {
      await nextTask()
      takeRenders()
      flushSync(() => {
        if (!isIdle) update(moves)
      })
      for (let count = 0; count < MICROTASKS; count += 1) await undefined
      renders.push(takeRenders())
    }
    return renders
  },
  check: () => requireVariant().check(ticks.at(-1) ?? []),
}
globalThis.tickPage = page

function requireVariant(): Variant {
  if (shown === undefined) throw new Error('nothing is mounted')
  return shown
}
