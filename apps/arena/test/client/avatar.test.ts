import { World } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { arenaSchema } from '../../src/game/schema.ts'
import { Avatar } from '../../src/client/avatar.ts'
import { rememberRole } from '../../src/client/remembered-role.ts'

function createOwn() {
  return new World(arenaSchema, { firstId: 1000, lastId: 1255 })
}

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>()
  get length() {
    return this.#items.size
  }
  clear() {
    this.#items.clear()
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null
  }
  key() {
    return null
  }
  removeItem(key: string) {
    this.#items.delete(key)
  }
  setItem(key: string, value: string) {
    this.#items.set(key, value)
  }
}

describe('Avatar', () => {
  it('spawns once both a name is chosen and ids are granted, in either order', () => {
    const [early, late] = [new Avatar(), new Avatar()]
    const [ownOfEarly, ownOfLate] = [createOwn(), createOwn()]
    early.play('Brakka')
    expect(early.state.get()).toMatchObject({ role: 'playing', id: undefined, canPlay: false })
    early.granted(ownOfEarly)
    late.granted(ownOfLate)
    late.play('Brakka')
    for (const [avatar, own] of [[early, ownOfEarly] as const, [late, ownOfLate] as const]) {
      expect(own.get(avatar.state.get().id!, 'Profile')).toEqual({ name: 'Brakka' })
      expect(own.size).toBe(1)
      expect(avatar.state.get().canPlay).toBe(true)
    }
  })

  it('spawns anew under the same name when a restarted server grants other ids', () => {
    const avatar = new Avatar()
    avatar.granted(createOwn())
    avatar.play('Brakka')
    const restarted = new World(arenaSchema, { firstId: 5000, lastId: 5255 })
    avatar.granted(restarted)
    expect(avatar.state.get().id).toBe(5000)
    expect(restarted.get(5000, 'Profile')).toEqual({ name: 'Brakka' })
  })

  it('takes its fighter out of the game when one only watches from then on', () => {
    const avatar = new Avatar()
    const own = createOwn()
    avatar.granted(own)
    avatar.play('Brakka')
    avatar.refused('no')
    expect(avatar.state.get().refusal).toBe('no')
    avatar.watch()
    expect(avatar.state.get()).toMatchObject({
      role: 'watching',
      id: undefined,
      refusal: undefined,
    })
    expect(own.size).toBe(0)
  })

  it('spawns nothing while watching', () => {
    const avatar = new Avatar()
    const own = createOwn()
    avatar.watch()
    avatar.granted(own)
    avatar.steer(1, 0)
    avatar.cast('dash')
    expect(own.size).toBe(0)
  })

  it('lets steering end a walk to a point, and a walk end steering', () => {
    const avatar = new Avatar()
    const own = createOwn()
    avatar.granted(own)
    avatar.play('Brakka')
    const id = avatar.state.get().id!
    avatar.walkTo(300, 400)
    expect(own.get(id, 'Input')).toMatchObject({ toPoint: true, pointX: 300, pointY: 400 })
    avatar.steer(-1, 1)
    expect(own.get(id, 'Input')).toMatchObject({ toPoint: false, moveX: -1, moveY: 1 })
    avatar.walkTo(300, 400)
    expect(own.get(id, 'Input')).toMatchObject({ toPoint: true, moveX: 0, moveY: 0 })
  })

  it('counts each cast, and wraps where the counter ends', () => {
    const avatar = new Avatar()
    const own = createOwn()
    avatar.granted(own)
    avatar.play('Brakka')
    const id = avatar.state.get().id!
    avatar.cast('volley')
    expect(own.getField(id, 'Casts', 'volley')).toBe(1)
    own.patch(id, 'Casts', { volley: 65_535 })
    avatar.cast('volley')
    expect(own.get(id, 'Casts')).toEqual({ dash: 0, volley: 0, shield: 0 })
  })
})

describe('rememberRole', () => {
  it('asks in a new tab, and takes up the role after a reload', () => {
    const storage = new MemoryStorage()
    const first = new Avatar()
    rememberRole(first, '', storage)
    expect(first.state.get().role).toBe('choosing')
    first.play('Brakka')
    const reloaded = new Avatar()
    rememberRole(reloaded, '', storage)
    expect(reloaded.state.get()).toMatchObject({ role: 'playing', name: 'Brakka' })
  })

  it('obeys the address before what is remembered', () => {
    const storage = new MemoryStorage()
    storage.setItem('arena.role', JSON.stringify({ role: 'playing', name: 'Old' }))
    const [player, watcher] = [new Avatar(), new Avatar()]
    rememberRole(player, '?name=New', storage)
    rememberRole(watcher, '?watch', storage)
    expect(player.state.get()).toMatchObject({ role: 'playing', name: 'New' })
    expect(watcher.state.get().role).toBe('watching')
  })

  it('asks again when what is remembered is not what it wrote', () => {
    const broken = ['', 'null', '7', '{"role":"playing"}', '{"role":"playing","name":""}', '{}']
    for (const stored of broken) {
      const storage = new MemoryStorage()
      storage.setItem('arena.role', stored)
      const avatar = new Avatar()
      rememberRole(avatar, '?name=', storage)
      expect(avatar.state.get().role).toBe('choosing')
    }
  })
})
