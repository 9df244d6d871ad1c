import type { WorkerNews, WorkerTask } from './findings.ts'
import { InputSource } from './input-source.ts'
import { Trial } from './trial.ts'

process.once('message', (task: WorkerTask) => {
  void work(task)
})

async function work(task: WorkerTask): Promise<void> {
  const { seed, inputs, from, workers, worker, tellEvery } = task
  const source = new InputSource(seed, inputs)
  const to = Math.min(task.to, source.length)
  const trial = new Trial((to - from) / workers)
  let untold = 0
  for (let index = from; index < to && !trial.isFull; index += 1) {
    if (index < inputs && index % workers !== worker) continue
    if (untold === 0) await tell({ at: index })
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
