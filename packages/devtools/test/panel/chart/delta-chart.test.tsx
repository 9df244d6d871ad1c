import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { DeltaChart } from '../../../src/panel/chart/delta-chart.tsx'
import { createRig, type Rig } from '../gauges/rig.tsx'

afterEach(cleanup)

function createDeltas(): Rig {
  const rig = createRig()
  for (const count of [1, 2, 9, 3]) {
    for (let entity = 0; entity < count; entity += 1) {
      rig.world.spawn({ Position: { x: 1, y: 2 } })
    }
    rig.tick()
  }
  return rig
}

function deltas({ recorder }: Rig): number[] {
  const indices: number[] = []
  for (let index = recorder.firstIndex; index < recorder.endIndex; index += 1) {
    if (recorder.columns.messageType(index) === 'delta') indices.push(index)
  }
  return indices
}

describe('DeltaChart', () => {
  it('says which delta is the largest, as a way to it', () => {
    const rig = createDeltas()
    rig.show(<DeltaChart />)
    const sizes = deltas(rig).map((index) => rig.recorder.columns.byteLength(index))
    const largest = Math.max(...sizes)
    expect(
      screen.getByRole('slider', {
        name: new RegExp(`: ${largest.toLocaleString('en-US')} bytes sent$`),
      }),
    ).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^message/ }))
    expect(rig.store.get().selection.index).toBe(deltas(rig)[sizes.indexOf(largest)])
  })

  it('goes from delta to delta by arrow keys, past all other messages', () => {
    const rig = createDeltas()
    rig.show(<DeltaChart />)
    const [first, second, third] = deltas(rig).slice(-3)
    const slider = screen.getByRole('slider')
    for (const [key, index] of [
      ['ArrowLeft', third],
      ['ArrowLeft', second],
      ['ArrowLeft', first],
      ['ArrowRight', second],
    ] as const) {
      fireEvent.keyDown(slider, { key })
      expect(rig.store.get().selection.index).toBe(index)
    }
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^message \d+, [\d,]+ bytes$/)
  })
})
