import { setImmediate } from 'node:timers/promises'
import { STOP, type WorkerNews, type WorkerTask } from './findings.ts'
import { InputSource } from './input-source.ts'
import { Trial } from './trial.ts'

const stop = new AbortController()

process.on('message', (word: WorkerTask | typeof STOP) => {
  if (word === STOP) stop.abort()
  else void work(word)
})
// A terminal interrupts the whole group of processes, and so may who ends it: that is no input's doing.
// Who started this one says when to stop.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
// Nobody is left to be told anything.
process.once('disconnect', () => process.exit())

async function work(task: WorkerTask): Promise<void> {
  const { seed, inputs, from, workers, worker, tellEvery } = task
  const source = new InputSource(seed, inputs)
  const to = Math.min(task.to, source.length)
  const trial = new Trial((to - from) / workers)
  let untold = 0
  for (let index = from; index < to && !trial.isFull && !stop.signal.aborted; index += 1) {
    if (index < inputs && index % workers !== worker) continue
    if (untold === 0) {
      await tell({ at: index })
      // A turn in which the word to stop is heard.
      await setImmediate()
    }
    untold = (untold + 1) % tellEvery
    trial.run(index, source.at(index))
  }
  trial.finish()
  const { tally, findings } = trial
  await tell({ tally, findings })
  process.disconnect()
}

function tell(news: WorkerNews): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(news, undefined, {}, () => {
      resolve()
    })
  })
}
