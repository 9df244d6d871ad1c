import type { ShowState } from './component-show.ts'
import type { Expectation } from './expectation.ts'
import { groupedInteger } from './grouped-integer.ts'
import type { Stage } from './stage.ts'

const CLIENTS = ['A', 'B'] as const

/** Each state of a component is to be seen in its step. */
export function everyStateIsSeen<On, Step extends string>(
  states: readonly ShowState<On, Step>[],
): Expectation<On, Step>[] {
  return states.map((state) => ({
    name: `Shown: ${state.name}`,
    when: 'sometime',
    from: state.step,
    to: state.step,
    check: (stage) => {
      const holds = state.isShown(stage)
      return { holds, saw: holds ? 'it' : '' }
    },
  }))
}

/** A component renders when what it says changes, once for each change, and for nothing else. */
export function rendersEqualChanges(): Expectation<Stage, never> {
  return {
    name: 'Renders equal changes',
    when: 'always',
    check: (stage) => {
      const renders: number[] = []
      for (const client of CLIENTS) {
        const book = stage.clients[client].renders
        const difference = book.firstDifference()
        if (difference !== undefined) return { holds: false, saw: `at ${client} ${difference}` }
        renders.push(book.counts('').renders)
      }
      const [a = 0, b = 0] = renders
      const saw = `${groupedInteger(a)} at A, ${groupedInteger(b)} at B`
      return { holds: a > 0 && b > 0, saw, amount: a + b }
    },
  }
}

/** A cell renders no more than so often, whatever the world does. */
export function rendersAtMost(name: string, cell: string, most: number): Expectation<Stage, never> {
  return {
    name,
    when: 'always',
    check: (stage) => {
      const renders = CLIENTS.map((client) => stage.clients[client].renders.counts(cell).renders)
      const [a = 0, b = 0] = renders
      const holds = renders.every((count) => count > 0 && count <= most)
      return { holds, saw: `${a} at A, ${b} at B`, amount: a + b }
    },
  }
}
