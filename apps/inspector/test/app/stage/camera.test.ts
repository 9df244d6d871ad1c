import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Camera, type Size } from '../../../src/app/stage/camera.ts'
import { frameOf } from '../../../src/app/stage/frame-of.ts'

const EXTENT = 20
const size: Size = { width: 600, height: 400 }

/** What lies under a point, in pixels from the middle. */
function under(camera: Camera, dx: number, dy: number): [number, number] {
  const { scale, originX, originY } = frameOf(camera.view.get(), size, EXTENT)
  return [(size.width / 2 + dx - originX) / scale, (size.height / 2 + dy - originY) / scale]
}

function near([x, y]: [number, number]): unknown {
  return [expect.closeTo(x, 6), expect.closeTo(y, 6)]
}

const offset = fc.integer({ min: -200, max: 200 })

describe('the camera', () => {
  it('shows everything at first, with some room around it', () => {
    const { scale, originX, originY } = frameOf(new Camera().view.get(), size, EXTENT)
    expect([originX, originY]).toEqual([300, 200])
    expect(2 * EXTENT * scale).toBeLessThan(size.height)
    expect(2 * EXTENT * scale).toBeGreaterThan(size.height * 0.8)
  })

  it('keeps what lies under the pointer there while it zooms', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), offset, offset), {
          maxLength: 6,
        }),
        (zooms) => {
          const camera = new Camera()
          for (const [factor, dx, dy] of zooms) {
            const before = under(camera, dx, dy)
            camera.zoomBy(factor, dx, dy, size, EXTENT)
            expect(under(camera, dx, dy)).toEqual(near(before))
          }
          expect(camera.view.get().zoom).toBeGreaterThanOrEqual(0.25)
          expect(camera.view.get().zoom).toBeLessThanOrEqual(40)
        },
      ),
    )
  })

  it('moves what is seen along with the pointer, at every zoom', () => {
    const camera = new Camera()
    camera.zoomBy(3, 50, -20, size, EXTENT)
    const grabbed = under(camera, 10, 20)
    camera.panBy(30, -40, size, EXTENT)
    expect(under(camera, 40, -20)).toEqual(near(grabbed))
    camera.reset()
    expect(under(camera, 0, 0)).toEqual([0, 0])
  })

  it('has a scale where there is no room at all', () => {
    expect(frameOf(new Camera().view.get(), { width: 0, height: 0 }, EXTENT).scale).toBeGreaterThan(
      0,
    )
  })
})
