import { act, render } from '@testing-library/react'
import { Profiler, type ReactNode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useStore } from 'zustand'
import { LinkProvider } from '../src/link-provider.tsx'
import { useComponent } from '../src/use-component.ts'
import { useEntities } from '../src/use-entities.ts'
import { useField } from '../src/use-field.ts'
import { createGame } from './game.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const ORC = { Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 } }

function X({ id }: { id: number }): ReactNode {
  return String(useField(id, 'Position', 'x'))
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('commits', () => {
  it('[H31] show the same tick in every component', () => {
    const { link, server, frame, Provider } = createReactGame()
    const [left, right] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const container = document.createElement('div')
    const commits: unknown[] = []
    render(
      <Provider>
        <Profiler id="tree" onRender={() => commits.push(container.textContent)}>
          <X id={left} />
          <X id={right} />
        </Profiler>
      </Provider>,
      { container },
    )
    for (const x of [1, 2]) {
      server.patch(left, 'Position', { x })
      link.deliver()
      server.patch(right, 'Position', { x })
      link.deliver()
    }
    frame()

    expect(commits).toEqual(['00', '22'])
  })

  it('[H32] show one tick though it came in the middle of a sliced render', async () => {
    const { link, server, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const container = document.createElement('div')
    const rendered = new Set<string>()
    const commits: unknown[] = []
    function Mark({ name }: { name: string }): ReactNode {
      rendered.add(name)
      return null
    }
    // Half a millisecond for each look at the clock: React yields after some components, often.
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 0.5))
    const root = createRoot(container)
    startTransition(() =>
      root.render(
        <LinkProvider link={link}>
          <Profiler id="tree" onRender={() => commits.push(container.textContent)}>
            <X id={orc} />
            <Mark name="first" />
            {Array.from({ length: 100 }, (_, index) => (
              <i key={index} />
            ))}
            <Mark name="last" />
            <X id={orc} />
          </Profiler>
        </LinkProvider>,
      ),
    )
    await until(() => rendered.has('first'))
    expect(rendered.has('last')).toBe(false)
    server.patch(orc, 'Position', { x: 1 })
    frame()
    await until(() => commits.length > 0)

    expect(commits[0]).toBe('11')
    root.unmount()
  })

  it('[H33] survive that an update unmounts its own listeners', () => {
    const { server, frame, Provider } = createReactGame()
    const ids = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const renders = createRenderCounter()
    function Bar({ id }: { id: number }): ReactNode {
      renders.count(`bar ${id}`)
      return useComponent(id, 'Health') ? <i>{id}</i> : null
    }
    function Game(): ReactNode {
      const isOver = useField(ids[0], 'Health', 'current') === 0
      return isOver ? 'over' : ids.map((id) => <Bar key={id} id={id} />)
    }
    const { container } = render(<Game />, { wrapper: Provider })
    renders.reset()
    for (const id of ids) server.patch(id, 'Health', { current: 0 })
    frame()

    expect(container.textContent).toBe('over')
    expect(renders.counts).toEqual({})
    for (const id of ids) server.patch(id, 'Health', { current: 1 })
    frame()
    expect(container.textContent).toBe('12')
  })

  it('[H34] leave out what a frame did not touch, in a list of many rows', () => {
    const { server, frame, Provider } = createReactGame()
    const ids = Array.from({ length: 200 }, () => server.spawn(ORC))
    frame()
    const renders = createRenderCounter()
    function Row({ id }: { id: number }): ReactNode {
      renders.count('row')
      return useComponent(id, 'Position') ? <i /> : null
    }
    function List(): ReactNode {
      renders.count('list')
      return useEntities({ all: ['Position'] }).map((id) => <Row key={id} id={id} />)
    }
    render(<List />, { wrapper: Provider })
    renders.reset()
    for (const id of ids.slice(0, 10)) server.patch(id, 'Position', { x: 1 })
    frame()

    expect(renders.counts).toEqual({ row: 10 })
  })

  it("[H35] serve zustand's own useStore with selectors", () => {
    const { server, store, frame } = createReactGame()
    const [orc, elf] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const renders = createRenderCounter()
    function Bar(): ReactNode {
      renders.count('bar')
      return String(useStore(store, ({ world }) => world.component(orc, 'Health'))?.current)
    }
    const { container } = render(<Bar />)
    renders.reset()
    server.patch(elf, 'Health', { current: 1 })
    server.patch(orc, 'Position', { x: 1 })
    frame()
    expect(renders.counts).toEqual({})

    server.patch(orc, 'Health', { current: 7 })
    frame()
    expect(container.textContent).toBe('7')
    expect(renders.counts).toEqual({ bar: 1 })
  })

  it('[H36] run none while no frame is drawn', () => {
    const { link, server, frames, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const renders = createRenderCounter()
    function Bar(): ReactNode {
      renders.count('bar')
      return String(useField(orc, 'Position', 'x'))
    }
    const { container } = render(<Bar />, { wrapper: Provider })
    renders.reset()
    for (let x = 1; x <= 100; x += 1) {
      server.patch(orc, 'Position', { x })
      act(() => link.deliver())
    }
    expect(renders.counts).toEqual({})
    expect(frames.waiting).toBe(1)

    frame()
    expect(renders.counts).toEqual({ bar: 1 })
    expect(container.textContent).toBe('100')
  })
})

/** Lets React's tasks run, one after the other, until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let task = 0; task < 1000 && !isSo(); task += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  expect(isSo()).toBe(true)
}
