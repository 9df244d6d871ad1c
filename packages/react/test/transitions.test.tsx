import { act } from '@testing-library/react'
import { type ReactNode, startTransition, useDeferredValue, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LinkProvider } from '../src/link-provider.tsx'
import { useEntityEffect } from '../src/use-entity-effect.ts'
import { useField } from '../src/use-field.ts'
import { createGame, type Game } from './game.ts'
import { createRenderCounter } from './react-game.tsx'

const CELLS = 60

/** Of the slow part: a transition that is not disturbed renders each cell once. */
const renders = createRenderCounter()

function Cell({ id, page }: { id: number | undefined; page: number }): ReactNode {
  renders.count('cell')
  const x = useField(id, 'Position', 'x')
  return <i>{`${page}:${x ?? ''} `}</i>
}

function Slow({ id }: { id?: number }): ReactNode {
  const [page, setPage] = useState(0)
  return (
    <button type="button" onClick={() => startTransition(() => setPage(1))}>
      {Array.from({ length: CELLS }, (_, index) => (
        <Cell key={index} id={index % 2 === 0 ? id : undefined} page={page} />
      ))}
    </button>
  )
}

function Written({ write }: { write: (x: unknown) => void }): ReactNode {
  useEntityEffect(1, 'Position', (position) => write(position?.['x']))
  return null
}

function Rendered(): ReactNode {
  return <b>{String(useField(1, 'Position', 'x'))}</b>
}

interface View {
  readonly root: Root
  text(): string
  /** Begins the transition. */
  turn(): void
}

async function mount(game: Game, children: ReactNode): Promise<View> {
  game.server.spawn({ Position: { x: 0, y: 0 } }, { id: 1 })
  game.frame()
  const container = document.createElement('div')
  const root = createRoot(container)
  await act(async () => root.render(<LinkProvider link={game.link}>{children}</LinkProvider>))
  renders.reset()
  // A millisecond for each look at the clock, so that React yields after some components.
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1))
  return {
    root,
    text: () => container.textContent,
    turn: () => {
      vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
      container.querySelector('button')?.click()
    },
  }
}

const nextTask = () =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** A tick of the world for each task in which React renders, until something is so. */
async function tickUntil({ server, frame }: Game, isSo: () => boolean): Promise<number> {
  let ticks = 0
  for (; ticks < 500 && !isSo(); ticks += 1) {
    server.patch(1, 'Position', { x: ticks + 1 })
    frame()
    await nextTask()
  }
  expect(isSo()).toBe(true)
  return ticks
}

describe('transitions in a world that ticks', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  it('[H82] are not disturbed by what is written without rendering', async () => {
    const game = createGame()
    const written: unknown[] = []
    const { root, text, turn } = await mount(game, [
      <Written key="w" write={(x) => written.push(x)} />,
      <Slow key="s" />,
    ])
    turn()
    const ticks = await tickUntil(game, () => text().startsWith('1:'))
    expect(ticks).toBeGreaterThan(3)
    expect(written.at(-1)).toBe(ticks)
    expect(renders.counts).toEqual({ cell: CELLS })
    root.unmount()
  })

  it('[H83] never show two ticks, though ticks that render make them begin anew', async () => {
    const game = createGame()
    const { root, text, turn } = await mount(game, [<Slow key="s" id={1} />, <Rendered key="r" />])
    turn()
    for (let tick = 1; tick <= 20; tick += 1) {
      game.server.patch(1, 'Position', { x: tick })
      game.frame()
      await nextTask()
      const shown = new Set(text().match(/(?<=:)\d+|\d+$/g))
      expect(shown.size).toBe(1)
    }
    // It is through as soon as the world is still.
    for (let task = 0; task < 500 && !text().startsWith('1:'); task += 1) await nextTask()
    expect(text()).toMatch(/^1:20 .*20$/)
    root.unmount()
  })

  it('[H84] defer values that a hook gives', async () => {
    const game = createGame()
    const pairs: string[] = []
    function Deferring(): ReactNode {
      const x = useField(1, 'Position', 'x')
      const later = useDeferredValue(x)
      pairs.push(`${x} ${later}`)
      return null
    }
    const { root } = await mount(game, <Deferring />)
    pairs.length = 0
    game.server.patch(1, 'Position', { x: 1 })
    await act(async () => game.frame())
    expect(pairs).toEqual(['1 0', '1 1'])
    await act(async () => root.unmount())
  })
})
