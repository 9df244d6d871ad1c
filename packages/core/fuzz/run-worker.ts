import { fork } from 'node:child_process'
import {
  createTally,
  type Finding,
  type Tally,
  type WorkerNews,
  type WorkerTask,
} from './findings.ts'
import { InputSource } from './input-source.ts'

/** Inputs that a worker tells nothing about for longer than this are held to be endless. */
const PATIENCE_MS = 120_000

export interface WorkerResult {
  readonly tally: Tally
  readonly findings: readonly Finding[]
}

/** What a worker saw; when it dies or hangs, the input at which it did. */
export async function runWorker(task: WorkerTask): Promise<WorkerResult> {
  const first = await runProcess(task)
  if ('result' in first) return first.result
  // It was one of those since it last told where it was. So go through them one by one.
  const to = Math.min(task.to, first.at + task.tellEvery * task.workers)
  const again = await runProcess({ ...task, from: first.at, to, tellEvery: 1 })
  const { at, words } =
    'result' in again
      ? { at: first.at, words: `${first.words}, near this input, and not when tried again` }
      : again
  const { subject, bytes } = new InputSource(task.seed, task.inputs).at(at)
  const finding = { index: at, format: subject.format, kind: subject.kind, bytes, words }
  return { tally: createTally(), findings: [finding] }
}

type Outcome = { readonly result: WorkerResult } | { readonly at: number; readonly words: string }

/** A process of its own, so that its end, whatever it is, is not ours. */
function runProcess(task: WorkerTask): Promise<Outcome> {
  const child = fork(new URL('worker.ts', import.meta.url), { serialization: 'advanced' })
  let at = task.from
  return new Promise((resolve) => {
    const giveUp = (): void => {
      child.kill('SIGKILL')
      resolve({ at, words: `no end after ${PATIENCE_MS / 1000} s` })
    }
    let patience = setTimeout(giveUp, PATIENCE_MS)
    child.on('message', (news: WorkerNews) => {
      clearTimeout(patience)
      if ('at' in news) {
        at = news.at
        patience = setTimeout(giveUp, PATIENCE_MS)
      } else {
        resolve({ result: news })
      }
    })
    child.on('exit', (code, signal) => {
      clearTimeout(patience)
      resolve({ at, words: `its process ended with ${signal ?? code}` })
    })
    child.send(task)
  })
}
