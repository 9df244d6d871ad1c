import { describe, expect, it } from 'vitest'
import { Camera, maxZoom, minZoom } from '../../../src/client/view/camera.ts'

function createCamera(width = 800, height = 600): Camera {
  const camera = new Camera({ width: 2400, height: 1600 })
  camera.resize(width, height)
  return camera
}

describe('Camera', () => {
  it('turns a point of the view into the point of the map that is drawn there', () => {
    const camera = createCamera()
    camera.lookAt(1000, 700)
    camera.zoomBy(-300, 100, 500)
    expect(camera.toScreenX(camera.toWorldX(123))).toBeCloseTo(123)
    expect(camera.toScreenY(camera.toWorldY(456))).toBeCloseTo(456)
  })

  it('keeps what lies under the pointer there while it zooms', () => {
    const camera = createCamera()
    camera.lookAt(1200, 800)
    const x = camera.toWorldX(200)
    const y = camera.toWorldY(450)
    camera.zoomBy(-250, 200, 450)
    expect(camera.toWorldX(200)).toBeCloseTo(x)
    expect(camera.toWorldY(450)).toBeCloseTo(y)
  })

  it('zooms between its limits only', () => {
    const camera = createCamera()
    camera.zoomBy(1e6, 0, 0)
    expect(camera.zoom).toBe(minZoom)
    camera.zoomBy(-1e6, 0, 0)
    expect(camera.zoom).toBe(maxZoom)
  })

  it('zooms out no farther than the whole map', () => {
    const camera = createCamera(2400, 1200)
    camera.zoomBy(1e6, 0, 0)
    expect(camera.zoom).toBe(0.75)
  })

  it('shows no more than a margin beyond the edge of the map', () => {
    const camera = createCamera()
    camera.lookAt(-5000, 99_999)
    expect(camera.toWorldX(0)).toBeGreaterThanOrEqual(-100)
    expect(camera.toWorldY(600)).toBeLessThanOrEqual(1700)
  })

  it('stands in the middle of a map that is smaller than the view', () => {
    const camera = createCamera(6000, 4000)
    camera.lookAt(0, 0)
    expect([camera.x, camera.y]).toEqual([1200, 800])
  })

  it('follows as far in ten short frames as in one long one', () => {
    const [many, one] = [createCamera(), createCamera()]
    for (const camera of [many, one]) camera.lookAt(1000, 800)
    for (let frame = 0; frame < 10; frame += 1) many.follow(1200, 700, 10)
    one.follow(1200, 700, 100)
    expect(many.x).toBeCloseTo(one.x)
    expect(many.y).toBeCloseTo(one.y)
  })

  it('cuts to a respawn far away instead of travelling there', () => {
    const camera = createCamera()
    camera.lookAt(500, 500)
    camera.follow(1900, 1200, 16)
    expect([camera.x, camera.y]).toEqual([1900, 1200])
  })
})
