import { describe, expect, it } from 'vitest'
import { linkProxy, ownGameUrl } from '../../src/launch/link-proxy.ts'

describe('the page’s way to the game server', () => {
  it('leads to the arena’s own, for its link and for devtools', () => {
    const proxy = linkProxy(ownGameUrl(8081))
    const [link, inspect] = Object.values(proxy)
    expect(Object.keys(proxy).map((path) => new RegExp(path).test('/link'))).toEqual([true, false])
    expect(link).toMatchObject({ target: 'ws://127.0.0.1:8081', ws: true, changeOrigin: false })
    expect(link?.rewrite?.('/link')).toBe('/link')
    expect(inspect).toMatchObject({ target: 'ws://127.0.0.1:8081' })
    expect(inspect).not.toHaveProperty('rewrite')
  })

  it('leads to the path that another’s address names, under its name', () => {
    const [link] = Object.values(linkProxy('wss://game.example/rooms/7?team=a'))
    expect(link).toMatchObject({ target: 'wss://game.example', changeOrigin: true })
    expect(link?.rewrite?.('/link')).toBe('/rooms/7?team=a')
  })
})
