import { describe, expect, it, vi } from 'vitest'
import { createGame } from '../game.ts'

const ORC = { Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 } }

describe('listeners', () => {
  it('[P11] tells those of what changed and nobody else', () => {
    const { server, store, frame } = createGame()
    const [orc, elf] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const told: string[] = []
    const tell = (who: string) => () => void told.push(who)
    store.subscribeComponent(orc, 'Position', tell('orc Position'))
    store.subscribeComponent(orc, 'Health', tell('orc Health'))
    store.subscribeComponent(elf, 'Position', tell('elf Position'))
    store.subscribeEntity(orc, tell('orc'))
    store.subscribeEntity(elf, tell('elf'))
    store.subscribeQuery({ all: ['Position'] }, tell('query'))
    store.subscribeStatus(tell('status'))
    server.patch(orc, 'Position', { x: 1 })
    frame()
    expect(told.toSorted()).toEqual(['orc', 'orc Position'])

    told.length = 0
    server.remove(elf, 'Position')
    frame()
    expect(told.toSorted()).toEqual(['elf', 'elf Position', 'query'])

    told.length = 0
    server.despawn(orc)
    frame()
    expect(told.toSorted()).toEqual(['orc', 'orc Health', 'orc Position', 'query'])

    told.length = 0
    server.spawn(ORC, { id: orc })
    frame()
    expect(told.toSorted()).toEqual(['orc', 'orc Health', 'orc Position', 'query'])
  })

  it('[P11] tells all who listen to the same, whoever of them came first, left or came back', () => {
    const { server, store, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const told: string[] = []
    const listen = (who: string) =>
      store.subscribeComponent(orc, 'Position', () => void told.push(who))
    const toldIn = (x: number): string[] => {
      told.length = 0
      server.patch(orc, 'Position', { x })
      frame()
      return [...told]
    }
    const leaveFirst = listen('first')
    const leaveSecond = listen('second')
    listen('third')
    expect(toldIn(1)).toEqual(['first', 'second', 'third'])
    leaveFirst()
    leaveFirst()
    expect(toldIn(2)).toEqual(['second', 'third'])
    leaveSecond()
    const leaveAgain = listen('first')
    expect(toldIn(3)).toEqual(['third', 'first'])
    leaveAgain()
    expect(toldIn(4)).toEqual(['third'])
  })

  it('[P12] tells a listener of an entity once, however much of it changed', () => {
    const { server, store, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const listener = vi.fn<() => void>()
    store.subscribeEntity(orc, listener)
    server.patch(orc, 'Position', { x: 1 })
    server.patch(orc, 'Health', { current: 1 })
    server.set(orc, 'Name', { value: 'Orc' })
    frame()

    expect(listener).toHaveBeenCalledOnce()
  })

  it('[P13] tells of an entity that dies and comes back within a frame', () => {
    const { server, store, world, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const listener = vi.fn<() => void>()
    store.subscribeComponent(orc, 'Health', listener)
    expect(world.component(orc, 'Health')).toBeDefined()
    server.despawn(orc)
    server.spawn({ Position: { x: 3, y: 3 } }, { id: orc })
    frame()

    expect(listener).toHaveBeenCalledOnce()
    expect(world.component(orc, 'Health')).toBeUndefined()
    expect(world.get(orc)).toEqual({ Position: { x: 3, y: 3 } })
  })

  it('[P14] passes by a listener that was unsubscribed during the notification', () => {
    const { server, store, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const told: string[] = []
    const stops: (() => void)[] = []
    for (const who of ['first', 'second']) {
      stops.push(
        store.subscribeComponent(orc, 'Position', () => {
          told.push(who)
          for (const stop of stops) stop()
        }),
      )
    }
    server.patch(orc, 'Position', { x: 1 })
    frame()

    expect(told).toEqual(['first'])
  })

  it('[P15] tells a listener that came during a notification from the next one on', () => {
    const { server, store, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const late = vi.fn<() => void>()
    store.subscribeComponent(orc, 'Position', () => {
      store.subscribeComponent(orc, 'Position', late)
    })
    server.patch(orc, 'Position', { x: 1 })
    frame()
    expect(late).not.toHaveBeenCalled()

    server.patch(orc, 'Position', { x: 2 })
    frame()
    expect(late).toHaveBeenCalledOnce()
  })

  it('[P16] tells the others when a listener throws, and reports the error', () => {
    const onError = vi.fn<(error: unknown) => void>()
    const { link, server, store, frame } = createGame({ onError })
    const orc = server.spawn(ORC)
    frame()
    const fault = new Error('a listener failed')
    const fail = (): never => {
      throw fault
    }
    const told: string[] = []
    store.subscribe(fail)
    store.subscribe(() => told.push('zustand'))
    store.subscribeEntity(orc, fail)
    store.subscribeEntity(orc, () => told.push('entity'))
    store.subscribeStatus(fail)
    store.subscribeStatus(() => told.push('status'))
    server.patch(orc, 'Position', { x: 1 })
    frame()
    expect(told).toEqual(['zustand', 'entity'])
    expect(onError.mock.calls).toEqual([[fault], [fault]])

    link.setStatus({ state: 'live' })
    expect(told).toEqual(['zustand', 'entity', 'zustand', 'status'])
  })

  it('[P17] counts a function that subscribes twice as two listeners', () => {
    const { server, store, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const listener = vi.fn<() => void>()
    const stop = store.subscribeEntity(orc, listener)
    store.subscribeEntity(orc, listener)
    stop()
    stop()
    server.patch(orc, 'Position', { x: 1 })
    frame()

    expect(listener).toHaveBeenCalledOnce()
  })

  it('[P18] tells who waits for an entity that does not exist yet', () => {
    const { server, store, world, frame } = createGame()
    const seen: unknown[] = []
    store.subscribeComponent(7, 'Health', () => seen.push(world.component(7, 'Health')))
    server.spawn(ORC, { id: 7 })
    frame()

    expect(seen).toEqual([{ current: 80, max: 100 }])
  })
})
