import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { WorldTab } from '../../../src/panel/world/world-tab.tsx'
import { createRig, type Rig } from '../gauges/rig.tsx'

afterEach(cleanup)

function createPopulatedRig(): Rig {
  const rig = createRig()
  rig.world.spawn({ Name: { value: 'Tolk' }, Health: { current: 19, max: 100 } }, { id: 8 })
  rig.world.spawn({ Name: { value: 'Ansa' }, Health: { current: 70, max: 100 } }, { id: 3 })
  rig.world.spawn({ Position: { x: 1, y: 2 } }, { id: 21 })
  rig.tick()
  return rig
}

function entities(): string[] {
  const grid = screen.getByRole('grid', { name: 'Entities' })
  return within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent ?? '')
}

function select(id: number): void {
  fireEvent.pointerDown(screen.getByRole('gridcell', { name: String(id) }))
}

/** The values of a field's row, from the left. */
function field(name: string): string[] {
  const cells = within(screen.getByRole('row', { name: new RegExp(`^${name}`) })).getAllByRole(
    'gridcell',
  )
  return cells.map((cell) => cell.textContent ?? '')
}

describe('WorldTab', () => {
  it('lists the entities of the newest world by id, and finds them', async () => {
    const rig = createPopulatedRig()
    rig.show(<WorldTab />)
    expect(entities()).toEqual(['3', '8'])
    expect(screen.getByRole('status').textContent).toBe('3')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'Health.current < 20' } })
    expect(entities()).toEqual(['8'])
    expect(screen.getByText('1 of 3')).toBeTruthy()

    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'Health.current <' } })
    expect(screen.getByText(/a value is missing/)).toBeTruthy()
    expect(entities()).toEqual(['8'])
  })

  it('shows live values, and the message that set each', async () => {
    const rig = createPopulatedRig()
    rig.show(<WorldTab />)
    select(8)
    expect(field('current')[1]).toBe('19')
    rig.world.patch(8, 'Health', { current: 12 })
    rig.tick()
    await waitFor(() => expect(field('current')[1]).toBe('12'))
    const link = within(screen.getByRole('row', { name: /^current/ })).getByRole('button')
    fireEvent.click(link)
    const { tab, selection, recorder } = rig.store.get()
    expect(tab).toBe('messages')
    expect(recorder.record(selection.index ?? -1)?.messageType).toBe('delta')
  })

  it('flashes the cell of a value that changed, and no other', async () => {
    const rig = createPopulatedRig()
    rig.show(<WorldTab />)
    select(8)
    rig.world.patch(8, 'Health', { current: 12 })
    rig.tick()
    await waitFor(() => expect(field('current')[1]).toBe('12'))
    const flashing = [...document.querySelectorAll('[data-flash]')]
    expect(flashing.map((cell) => cell.textContent)).toEqual(['12'])
  })

  it('shows the world at the selected message beside that of now', async () => {
    const rig = createPopulatedRig()
    const then = rig.recorder.endIndex - 1
    rig.world.patch(8, 'Health', { current: 12 })
    rig.tick()
    act(() => rig.store.get().select(then))
    rig.show(<WorldTab />)
    select(8)
    expect(field('current').slice(1, 3)).toEqual(['19', '12'])
    expect(screen.getByRole('columnheader', { name: 'Then' })).toBeTruthy()
  })

  it('keeps the entity and the search over a look at another tab', () => {
    const rig = createPopulatedRig()
    const first = rig.show(<WorldTab />)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'tolk' } })
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' })
    first.unmount()
    rig.show(<WorldTab />)
    expect(entities()).toEqual(['8'])
    expect(screen.getByRole('heading', { name: 'entity 8' })).toBeTruthy()
  })

  it('folds a component by key, and says that an entity is gone', async () => {
    const rig = createPopulatedRig()
    rig.show(<WorldTab />)
    select(8)
    const grid = screen.getByRole('treegrid')
    fireEvent.keyDown(grid, { key: 'Home' })
    fireEvent.keyDown(grid, { key: 'ArrowLeft' })
    expect(screen.getByRole('row', { name: 'Health' }).getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByRole('row', { name: /^current/ })).toBe(null)
    rig.world.despawn(8)
    rig.tick()
    await waitFor(() => screen.getByRole('heading', { name: 'Entity 8 is not there' }))
  })

  it('says what it waits for while no state reaches, and asks for one', () => {
    const rig = createRig({ hasKeyframe: false })
    rig.show(<WorldTab />)
    expect(screen.getByRole('heading', { name: 'Waiting for a full state' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Ask for a full state' }))
    expect(screen.getByRole('status').textContent).toBe('Asked, the answer is awaited.')
  })
})
