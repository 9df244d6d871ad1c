import { DevtoolsPanel, PanelSessionStore } from '@tx2-link/devtools/panel'
import {
  Recorder,
  compileFilter,
  createSourceList,
  parseFilter,
} from '@tx2-link/devtools/recording'
import { type Root, createRoot } from 'react-dom/client'
import { Feed } from './feed.ts'
import type { PageApi } from './page-api.ts'
import { type EncodedMessage, smallMessage } from './traffic.ts'

const element = document.querySelector('#panel')
if (element === null) throw new Error('the page has no element for the panel')

const feed = new Feed()
const sources = createSourceList()
sources.add(feed.source)
const session = new PanelSessionStore(sources)
let root: Root | undefined
let stop: (() => void) | undefined

const page: PageApi = {
  open: () => {
    root = createRoot(element)
    root.render(<DevtoolsPanel sources={sources} session={session} theme="dark" />)
  },
  close: () => root?.unmount(),
  start: (perSecond) => {
    stop = feed.start(perSecond)
  },
  stop: () => stop?.(),
  watch: (ms) =>
    new Promise((resolve) => {
      const start = performance.now()
      let last = start
      let frames = 0
      let longestMs = 0
      const frame = (): void => {
        const now = performance.now()
        frames += 1
        longestMs = Math.max(longestMs, now - last)
        last = now
        if (now - start < ms) requestAnimationFrame(frame)
        else resolve({ frames, longestMs })
      }
      requestAnimationFrame(frame)
    }),
  fill: async () => {
    const { recorder } = session.get()
    while (recorder.dropped.messages < 20_000) {
      feed.burst(2_000)
      await new Promise((resolve) => {
        setTimeout(resolve, 0)
      })
    }
    const { messages, keyframes, summaries } = recorder.memory
    return {
      kept: recorder.endIndex - recorder.firstIndex,
      dropped: recorder.dropped.messages,
      bytes: messages + keyframes + summaries,
    }
  },
  filter: (text, messages, runs) => {
    const parsed = parseFilter(text)
    if (!parsed.ok) throw new Error(parsed.error.message)
    const recorder = new Recorder()
    for (let number = 0; number < messages; number += 1) record(recorder, smallMessage(number))
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const test = compileFilter(parsed.filter, recorder)
      const start = performance.now()
      for (let index = recorder.firstIndex; index < recorder.endIndex; index += 1) test(index)
      times.push(performance.now() - start)
    }
    recorder.dispose()
    return times
  },
}
globalThis.benchmarkPage = page

function record(recorder: Recorder, { message, bytes }: EncodedMessage): void {
  const { header, payload } = message
  recorder.probe({
    type: 'message',
    time: Number(header.sequence),
    link: 'feed',
    direction: 'in',
    messageType: payload.type,
    bytes,
    format: 'msgpack',
    sequence: header.sequence,
    timestamp: header.timestamp,
    changeCount: payload.type === 'delta' ? payload.changes.length : 0,
    ticks: 1,
  })
}
