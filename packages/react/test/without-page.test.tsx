// @vitest-environment node
import { Suspense } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkProvider } from '../src/link-provider.tsx'
import { createReplicaStore } from '../src/store/create-replica-store.ts'
import { interpolate, runFrames } from '../src/store/index.ts'
import { useComponentSuspense } from '../src/use-component-suspense.ts'
import { FakeLink } from './fake-link.ts'
import { schema } from './game.ts'

function Health(): string {
  return String(useComponentSuspense(1, 'Health')?.['current'])
}

describe('without a page', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[P72] the store publishes, frames are run by a timer, and values are drawn between ticks', () => {
    expect([typeof window, typeof requestAnimationFrame]).toEqual(['undefined', 'undefined'])
    const link = new FakeLink(schema)
    const store = createReplicaStore(link)
    link.server.spawn({ Position: { x: 0, y: 0 } }, { id: 1 })
    const place = interpolate(store, 1, 'Position')
    const drawn: number[] = []
    const revisions: number[] = []
    store.subscribe(({ revision }) => revisions.push(revision))
    const stop = runFrames(store, () => {
      if (place.current !== undefined) drawn.push(place.current.x)
    })
    for (let x = 1; x <= 20; x += 1) {
      link.server.patch(1, 'Position', { x })
      link.deliver()
      vi.advanceTimersByTime(50)
    }
    stop()
    expect(revisions).toHaveLength(20)
    expect(drawn.length).toBeGreaterThan(50)
    expect(drawn.filter((x) => !Number.isInteger(x)).length).toBeGreaterThan(20)
    expect(drawn).toEqual(drawn.toSorted((first, second) => first - second))
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[H85] the suspense variants leave their part of the page to the client', async () => {
    vi.useRealTimers()
    const link = new FakeLink(schema)
    const errors: unknown[] = []
    const html = await new Promise<string>((resolve, reject) => {
      let text = ''
      const sink = new Writable({
        write: (chunk, _encoding, done) => {
          text += String(chunk)
          done()
        },
        final: (done) => {
          resolve(text)
          done()
        },
      })
      const { pipe } = renderToPipeableStream(
        <LinkProvider link={link}>
          <Suspense fallback={<p>waiting</p>}>
            <Health />
          </Suspense>
        </LinkProvider>,
        {
          onError: (error) => void errors.push(error),
          onShellError: reject,
          onAllReady: () => pipe(sink),
        },
      )
    })
    expect(html).toContain('<p>waiting</p>')
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining('on the client') }),
    ])
  })
})
