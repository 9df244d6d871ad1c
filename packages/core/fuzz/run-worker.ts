import { fork } from 'node:child_process'
import {
  createTally,
  type Finding,
  STOP,
  type Tally,
  type WorkerNews,
  type WorkerTask,
} from './findings.ts'
import { InputSource } from './input-source.ts'

/** Inputs that a worker tells nothing about for longer than this are held to be endless. */
const PATIENCE_S = 120

export interface WorkerResult {
  readonly tally: Tally
  readonly findings: readonly Finding[]
}

/** What happens while a worker works. */
export interface Supervision {
  /** Once aborted, the worker tells what it saw so far. */
  readonly stop: AbortSignal
  /** Hears the index that the worker is at. */
  readonly onProgress: (at: number) => void
}

/** What a worker saw; when it dies or hangs, the input at which it did. */
export async function runWorker(task: WorkerTask, supervision: Supervision): Promise<WorkerResult> {
  const first = await runProcess(task, supervision)
  if ('result' in first) return first.result
  // It was one of those since it last told where it was. So go through them one by one.
  const to = Math.min(task.to, first.at + task.tellEvery * task.workers)
  const again = await runProcess({ ...task, from: first.at, to, tellEvery: 1 }, supervision)
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
function runProcess(task: WorkerTask, { stop, onProgress }: Supervision): Promise<Outcome> {
  const child = fork(new URL('worker.ts', import.meta.url), { serialization: 'advanced' })
  let at = task.from
  return new Promise((resolve) => {
    let silentSeconds = 0
    // Seconds are counted rather than measured: a machine that sleeps makes nobody silent.
    const watch = setInterval(() => {
      silentSeconds += 1
      if (silentSeconds < PATIENCE_S) return
      clearInterval(watch)
      child.kill('SIGKILL')
      resolve({ at, words: `no end after ${PATIENCE_S} s` })
    }, 1000)
    child.on('message', (news: WorkerNews) => {
      silentSeconds = 0
      if ('at' in news) {
        at = news.at
        onProgress(at)
      } else {
        resolve({ result: news })
      }
    })
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      resolve({ at, words: `its process ended with ${signal ?? code}` })
    })
    child.send(task)
    const sendStop = (): void => void (child.connected && child.send(STOP))
    stop.addEventListener('abort', sendStop)
    child.once('exit', () => stop.removeEventListener('abort', sendStop))
    if (stop.aborted) sendStop()
  })
}
