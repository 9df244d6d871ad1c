import { World } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { arenaMap } from '../../../src/game/map.ts'
import { arenaSchema } from '../../../src/game/schema.ts'
import { Avatar } from '../../../src/client/avatar.ts'
import { Controls } from '../../../src/client/input/controls.ts'

function createPlayer() {
  const avatar = new Avatar()
  const own = new World(arenaSchema)
  avatar.granted(own)
  avatar.play('Brakka')
  const id = avatar.state.get().id!
  return { controls: new Controls(avatar), input: () => own.get(id, 'Input') }
}

describe('Controls', () => {
  it('walks to the nearest point of the map when the pointer is beyond its edge', () => {
    const { controls, input } = createPlayer()
    controls.walkTo(-40, arenaMap.height + 90)
    expect(input()).toMatchObject({ pointX: 0, pointY: arenaMap.height })
  })

  it('marks the goal until the avatar is there or is steered', () => {
    const { controls } = createPlayer()
    controls.walkTo(300, 400)
    controls.isAt(320, 400)
    expect(controls.target).toEqual({ x: 300, y: 400 })
    controls.isAt(303, 402)
    expect(controls.target).toBeUndefined()
    controls.walkTo(300, 400)
    controls.steer(1, 0)
    expect(controls.target).toBeUndefined()
  })

  it('walks nowhere while watching', () => {
    const avatar = new Avatar()
    avatar.watch()
    const controls = new Controls(avatar)
    controls.walkTo(300, 400)
    expect(controls.target).toBeUndefined()
  })
})
