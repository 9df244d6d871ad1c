import { firstDifference } from './difference.ts'
import type { Expectation } from './expectation.ts'
import { groupedInteger } from './grouped-integer.ts'
import type { ClientName, MeasureName, Stage } from './stage.ts'

const CLIENTS: readonly ClientName[] = ['A', 'B']

/** At the end both clients have every entity and value of the truth, and nothing else. */
export function worldsAreEqual(): Expectation<Stage, never> {
  return {
    name: 'Worlds are equal at the end',
    when: 'end',
    check: (stage) => {
      const { world } = stage.server
      for (const client of CLIENTS) {
        const replica = stage.clients[client].store.getState().world
        const difference = firstDifference(world, replica)
        if (difference !== undefined) return { holds: false, saw: `at ${client} ${difference}` }
      }
      return { holds: true, saw: `${world.size} entities` }
    },
  }
}

/** Whatever a client shows is what the server had at that tick, all of it. */
export function everyStateIsTrue(): Expectation<Stage, never> {
  return {
    name: 'States are the server’s',
    when: 'always',
    check: (stage) => {
      for (const client of CLIENTS) {
        const { states, falseStates } = stage.clients[client].counts
        if (falseStates > 0) {
          return { holds: false, saw: `${falseStates} false of ${states} at ${client}` }
        }
      }
      return { holds: true, saw: '0 false' }
    },
  }
}

/** A client is never farther from the truth than this: in ms, or in units at its worst entity. */
export function staysWithin<const Step extends string>(
  client: ClientName,
  measure: MeasureName,
  atMost: number,
  range: { readonly from: Step; readonly to: Step },
): Expectation<Stage, Step> {
  const isTime = measure === 'behindMs'
  return {
    name: `${client} stays within ${isTime ? `${groupedInteger(atMost)} ms` : `${atMost.toFixed(2)} units`}`,
    when: 'always',
    ...range,
    limit: { client, measure, atMost },
    check: (stage) => {
      const taken = stage.clients[client].measure
      const amount = taken[measure] ?? 0
      const saw = isTime
        ? `${groupedInteger(amount)} ms`
        : `${amount.toFixed(2)} units${taken.farthest === undefined ? '' : `, entity ${taken.farthest}`}`
      return { holds: amount <= atMost, saw, amount }
    },
  }
}

/** No client is sent the whole world again once the step is over in which it joined. */
export function noSnapshotAfter<const Step extends string>(step: Step): Expectation<Stage, Step> {
  return {
    name: `No snapshot after ${JSON.stringify(step)}`,
    when: 'end',
    check: (stage) => {
      const seen = CLIENTS.map((client) => stage.since(step, client).snapshotsIn)
      return {
        holds: seen.every((count) => count === 0),
        saw: `${seen[0]} at A, ${seen[1]} at B`,
      }
    },
  }
}

/** Every delta fitted what its receiver had. */
export function noGaps(): Expectation<Stage, never> {
  return {
    name: 'No delta misses its base',
    when: 'end',
    check: (stage) => {
      const gaps = CLIENTS.map((client) => stage.clients[client].counts.gaps)
      return { holds: gaps.every((count) => count === 0), saw: `${gaps[0]} at A, ${gaps[1]} at B` }
    },
  }
}
