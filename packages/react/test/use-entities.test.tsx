import { render, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { useComponent } from '../src/use-component.ts'
import { useEntities } from '../src/use-entities.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const POSITION = { Position: { x: 0, y: 0 } }
const HEALTH = { Health: { current: 80, max: 100 } }

describe('useEntities', () => {
  it('[H15] renders when membership changes and not when values do', () => {
    const { server, frame, Provider } = createReactGame()
    const orc = server.spawn(POSITION)
    frame()
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useEntities({ all: ['Position'] })
      },
      { wrapper: Provider },
    )
    const before = result.current
    renders.reset()
    server.patch(orc, 'Position', { x: 1 })
    server.spawn(HEALTH)
    frame()
    expect(renders.counts).toEqual({})
    expect(result.current).toBe(before)

    const elf = server.spawn(POSITION)
    frame()
    expect(renders.counts).toEqual({ hook: 1 })
    expect(result.current).toEqual([orc, elf])
  })

  it('[H16] follows a query that changes, written in place', () => {
    const { server, frame, Provider } = createReactGame()
    const [orc, elf] = [server.spawn(POSITION), server.spawn(HEALTH)]
    frame()
    const { result, rerender } = renderHook(
      ({ name }: { name: string }) => useEntities({ all: [name] }),
      { wrapper: Provider, initialProps: { name: 'Position' } },
    )
    expect(result.current).toEqual([orc])
    rerender({ name: 'Health' })
    expect(result.current).toEqual([elf])

    const imp = server.spawn(HEALTH)
    frame()
    expect(result.current).toEqual([elf, imp])
    rerender({ name: 'Nope' })
    expect(result.current).toEqual([])
  })

  it('[P33] renders each of many once that are mounted together', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn(HEALTH)
    frame()
    const renders = createRenderCounter()
    function Row({ atLeast }: { readonly atLeast: number }): ReactNode {
      renders.count('row')
      return useEntities({ where: { Health: { max: { atLeast } } } }).length
    }
    const { container } = render(
      Array.from({ length: 500 }, (_, index) => <Row key={index} atLeast={index} />),
      { wrapper: Provider },
    )
    expect(renders.counts).toEqual({ row: 500 })
    expect(container.textContent).toBe('1'.repeat(101) + '0'.repeat(399))
  })

  it('[H17] takes an entity out of the list before its row could render without it', () => {
    const { server, frame, Provider } = createReactGame()
    const ids = [server.spawn(HEALTH), server.spawn(HEALTH), server.spawn(HEALTH)]
    frame()
    const faults: number[] = []
    const renders = createRenderCounter()
    function Row({ id }: { id: number }): ReactNode {
      renders.count('row')
      const health = useComponent(id, 'Health')
      if (health === undefined) faults.push(id)
      return <li>{String(health?.['current'])}</li>
    }
    function List(): ReactNode {
      renders.count('list')
      return useEntities({ all: ['Health'] }).map((id) => <Row key={id} id={id} />)
    }
    const { container } = render(<List />, { wrapper: Provider })
    renders.reset()
    server.despawn(ids[1]!)
    server.patch(ids[2]!, 'Health', { current: 1 })
    frame()

    expect([...container.querySelectorAll('li')].map((row) => row.textContent)).toEqual(['80', '1'])
    expect(faults).toEqual([])
    expect(renders.counts['list']).toBe(1)
  })
})
