import { simulate } from '@tx2-link/core/testing'
import { gameOn } from './game.ts'
import type { Batch, BatchReport } from './work.ts'

process.on('message', ({ server, seed, schedules }: Batch) => {
  const { counts, ...report } = simulate(gameOn(server), { schedules, seed })
  const { probe: _, ...figures } = counts
  process.send?.({ ...report, counts: figures } satisfies BatchReport)
})
// A terminal interrupts the whole group of processes; who started this one ends it.
process.on('SIGINT', () => undefined)
process.once('disconnect', () => process.exit())
