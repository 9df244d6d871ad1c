import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { EntityComponents } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeLink } from '../../fake-link.ts'
import { createRenderCounter } from '../../react-game.tsx'
import { HealthBars } from './health-bars.tsx'
import { LinkProvider, schema } from './hooks.ts'
import { useHurtWinners } from './hurt-winners.ts'
import { Inventory } from './inventory.tsx'
import { Minimap } from './minimap.tsx'
import { NameTags } from './name-tags.tsx'
import { Scoreboard } from './scoreboard.tsx'
import { Spectator } from './spectator.tsx'
import { logStates, Points } from './zustand.tsx'

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')

/** Shows a recipe over a world of these entities, whose ids count from 1. */
async function show(recipe: ReactNode, entities: readonly EntityComponents<typeof schema>[]) {
  const link = new FakeLink(schema)
  for (const components of entities) link.server.spawn(components)
  const view = await act(async () => render(<LinkProvider link={link}>{recipe}</LinkProvider>))
  const frame = (ms = 20) =>
    act(async () => {
      link.deliver()
      await vi.advanceTimersByTimeAsync(ms)
    })
  await frame()
  return { ...view, link, server: link.server, frame }
}

const health = (current: number) => ({ Health: { current, max: 100 } })
const at = (x: number, y: number) => ({ Position: { x, y } })

const widthsIn = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('.health-bar')].map(({ style }) => style.width)
const rowTexts = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

function Winners(): ReactNode {
  return useHurtWinners().join(' ')
}

describe('the recipes of the README', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it.each([
    ['hooks.ts', 'ts'],
    ['hurt-winners.ts', 'ts'],
    ['zustand.tsx', 'tsx'],
    ['health-bars.tsx', 'tsx'],
    ['name-tags.tsx', 'tsx'],
    ['minimap.tsx', 'tsx'],
    ['scoreboard.tsx', 'tsx'],
    ['inventory.tsx', 'tsx'],
    ['spectator.tsx', 'tsx'],
  ])('[H45] %s stands there as it is here', (file, language) => {
    const source = readFileSync(join(import.meta.dirname, file), 'utf8')
    expect(readme.includes(`\`\`\`${language}\n${source}\`\`\``)).toBe(true)
  })

  it('[H45] a query: of those who are hurt, who have won', async () => {
    const orc = { ...at(0, 0), ...health(40), Name: { value: 'Orc' } }
    const { container, server, frame } = await show(<Winners />, [
      { ...orc, Score: { points: 10 } },
      { ...orc, Score: { points: 9 } },
      { ...orc, Score: { points: 10 }, Name: { value: 'Elf' } },
      { ...orc, Score: { points: 30 }, Health: { current: 0, max: 100 } },
      { ...at(0, 0), ...health(40), Score: { points: 20 } },
    ])
    expect(container.textContent).toBe('3 1')
    server.patch(2, 'Score', { points: 11 })
    server.set(5, 'Bag', { items: [], gold: 0n })
    await frame()
    expect(container.textContent).toBe('5 2 3 1')
    server.set(2, 'Hidden', {})
    await frame()
    expect(container.textContent).toBe('5 3 1')
  })

  it('[H45] zustand: its own hook and its own listeners', async () => {
    const link = new FakeLink(schema)
    const states: string[] = []
    const stop = logStates(link, (state) => states.push(state))
    link.server.spawn({ Score: { points: 3 } })
    const { container } = render(<Points id={1} link={link} />)
    await act(async () => {
      link.deliver()
      await vi.advanceTimersByTimeAsync(20)
      link.setStatus({ state: 'live' })
    })
    expect([container.textContent, states]).toEqual(['3', ['live']])
    stop()
    link.setStatus({ state: 'stale' })
    expect(states).toEqual(['live'])
  })

  it('[H45] health bars: the hurt have one, which is written to', async () => {
    const { container, server, frame } = await show(<HealthBars />, [health(100), health(40)])
    expect(widthsIn(container)).toEqual(['40%'])
    server.patch(1, 'Health', { current: 90 })
    server.patch(2, 'Health', { current: 30 })
    await frame()
    expect(widthsIn(container)).toEqual(['90%', '30%'])
    server.patch(2, 'Health', { current: 100 })
    await frame()
    expect(widthsIn(container)).toEqual(['90%'])
  })

  it('[H45] name tags: follow their entities without rendering', async () => {
    const { server, frame } = await show(<NameTags />, [{ ...at(10, 20), Name: { value: 'Orc' } }])
    await frame()
    const tag = screen.getByText('Orc')
    expect(tag.style.transform).toBe('translate(10.0px, 20.0px)')
    for (let x = 11; x <= 30; x += 1) {
      server.patch(1, 'Position', { x })
      await frame(50)
    }
    const moved = Number(/translate\(([\d.]+)px/.exec(tag.style.transform)?.[1])
    expect(moved).toBeGreaterThan(26)
    expect(moved).toBeLessThan(30)
  })

  it('[H45] minimap: draws every dot, and nothing again while nothing changes', async () => {
    const dots: unknown[] = []
    const context = {
      canvas: { width: 100, height: 100 },
      clearRect: () => dots.splice(0),
      fillRect: (x: number, y: number) => dots.push([x, y]),
    }
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
    const { server, frame } = await show(<Minimap scale={0.5} />, [at(10, 20), at(40, 2), {}])
    await frame(200)
    expect(dots).toEqual([
      [4, 9],
      [19, 0],
    ])
    dots.push('kept')
    await frame(200)
    expect(dots).toContain('kept')
    server.patch(1, 'Position', { x: 12 })
    await frame(200)
    expect(dots).toEqual([
      [5, 9],
      [19, 0],
    ])
  })

  it('[H45] scoreboard: sorted live', async () => {
    const names = ['Orc', 'Elf', 'Imp']
    const { server, frame } = await show(
      <Scoreboard />,
      names.map((value, points) => ({ Name: { value }, Score: { points } })),
    )
    expect(rowTexts()).toEqual(['Imp 2', 'Elf 1', 'Orc 0'])
    server.patch(1, 'Score', { points: 9 })
    server.patch(2, 'Score', { points: 2 })
    await frame()
    expect(rowTexts()).toEqual(['Orc 9', 'Elf 2', 'Imp 2'])
  })

  it('[H45] inventory: waits for the bag, searches in it, and says when it is gone', async () => {
    const complaints = vi.spyOn(console, 'error')
    const { container, server, frame } = await show(<Inventory owner={1} />, [health(1)])
    expect(container.textContent).toBe('Looking for your bag')
    server.set(1, 'Bag', { items: ['sword', 'bread', 'bread'], gold: 12n })
    await frame()
    await frame()
    expect(container.textContent).toBe('12 goldswordbreadbread')
    await act(async () =>
      fireEvent.change(screen.getByRole('textbox'), { target: { value: 'br' } }),
    )
    await frame()
    expect(container.textContent).toBe('12 goldbreadbread')
    server.remove(1, 'Bag')
    await frame()
    expect(container.textContent).toBe('Your bag is gone')
    expect(complaints).not.toHaveBeenCalled()
  })

  it('[H45] spectator: looks at the leader who is alive, and renders when that is another one', async () => {
    const renders = createRenderCounter()
    function Stage(): ReactNode {
      renders.count('stage')
      return 'stage'
    }
    const { container, server, frame } = await show(
      <Spectator>
        <Stage />
      </Spectator>,
      [
        { ...at(5, 6), ...health(9), Name: { value: 'Orc' }, Score: { points: 1 } },
        { ...at(7, 8), ...health(0), Name: { value: 'Elf' }, Score: { points: 3 } },
      ],
    )
    await frame()
    const caption = () => container.querySelector('figcaption')?.textContent
    expect([caption(), container.querySelector('div')?.style.translate]).toEqual([
      'Orc',
      '-5px -6px',
    ])
    server.patch(2, 'Health', { current: 1 })
    await frame(50)
    expect([caption(), container.querySelector('div')?.style.translate]).toEqual([
      'Elf',
      '-7px -8px',
    ])
    server.despawn(1)
    server.despawn(2)
    await frame()
    expect(caption()).toBe('Nobody to watch')
    expect(renders.counts).toEqual({ stage: 1 })
  })
})
