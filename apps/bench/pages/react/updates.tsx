import { Fragment } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { Groups } from './groups.tsx'
import { measureTick, type Tick } from './measure-tick.ts'
import type { UpdatePage } from './page-api.ts'
import { hiddenRoot } from './roots.ts'
import type { Variant } from './variant.ts'
import { variants } from './variants.ts'
import { entityIds, indexOfId, labelOf, type Move, moveOf, pickIds, targetOf } from './workload.ts'

let shown: Variant | undefined
let entities = 0
let mounted = 0
let tickNumber = 0

const page: UpdatePage = {
  mount: async (options) => {
    const create = await variants[options.variant]()
    ;({ entities, mounted } = options)
    const variant = create(entities)
    shown = variant
    const { Cell, Provider = Fragment } = variant
    flushSync(() =>
      createRoot(hiddenRoot()).render(
        <Provider>
          <Groups of={Cell} ids={entityIds(mounted)} />
        </Provider>,
      ),
    )
  },
  run: async ({ ticks, changed, isShown }) => {
    if (shown === undefined) throw new Error('nothing is mounted')
    const variant = shown
    const all = entityIds(entities)
    const candidates = isShown ? all.slice(0, mounted) : all.slice(mounted)
    if (candidates.length < changed) throw new Error(`there are no ${changed} entities to change`)
    const measured: Tick[] = []
    let moves: readonly Move[] = []
    for (let tick = 0; tick < ticks; tick += 1) {
      tickNumber += 1
      moves = pickIds(candidates, changed).map((id) => moveOf(id, tickNumber))
      measured.push(await measureTick(() => variant.update(moves)))
    }
    check(variant, moves, isShown)
    return measured
  },
}
globalThis.updatePage = page

/** A figure of something that did not happen would be a good one. */
function check({ read }: Variant, moves: readonly Move[], isShown: boolean): void {
  const cells = document.querySelectorAll('span')
  for (const move of moves) {
    const due = labelOf(targetOf(move))
    const kept = read(move.entityId)
    const label = isShown ? cells[indexOfId(move.entityId)]?.textContent : due
    if (label !== due || (kept !== undefined && labelOf(kept) !== due)) {
      throw new Error(`entity ${move.entityId} should be at ${due} and is shown at ${label}`)
    }
  }
}
