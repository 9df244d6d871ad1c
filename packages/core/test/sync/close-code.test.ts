import { describe, expect, it } from 'vitest'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { string } from '../../src/schema/field.ts'
import { LinkCloseCode } from '../../src/sync/close-code.ts'
import { createRig } from './link-harness.ts'

describe('the close code of a status', () => {
  it('[L23] is 4101 once the schema does not fit, for good', () => {
    const other = defineSchema({ Position: { x: string, y: string } })
    const { link, clock } = createRig({}, { schema: other })
    expect(link.status.closeCode).toBeUndefined()
    link.open()
    expect(link.status).toMatchObject({ state: 'offline', closeCode: 4101, retryAt: undefined })
    clock.advance(60_000)
    expect(link.status).toMatchObject({ state: 'offline', closeCode: LinkCloseCode.schemaMismatch })
  })

  it('[L23] is 4102 while the server is full, and none once it lets the link in', () => {
    const { link, server, step } = createRig()
    server.turnsAway = { code: LinkCloseCode.serverFull, text: 'the server is full' }
    link.open()
    expect(link.status).toMatchObject({
      state: 'connecting',
      reason: 'the server is full',
      closeCode: 4102,
    })
    server.turnsAway = undefined
    step(40)
    expect(link.status).toMatchObject({ state: 'live', reason: undefined, closeCode: undefined })
  })

  it('[L23] is that of the socket when a connection is lost, and of ours when it is given up', () => {
    const { link, server, clock, step } = createRig()
    link.open()
    server.world.spawn({ Health: { current: 5 } })
    step(2)
    server.loseAll()
    expect(link.status).toMatchObject({ state: 'reconnecting', closeCode: 1006 })
    link.reconnect()
    expect(link.status).toMatchObject({ reason: undefined, closeCode: undefined })
    step(20)
    server.isCutOff = true
    clock.advance(3_000)
    expect(link.status).toMatchObject({ state: 'stale', closeCode: undefined })
    clock.advance(3_000)
    expect(link.status).toMatchObject({ state: 'reconnecting', closeCode: LinkCloseCode.silent })
    link.close()
    expect(link.status).toMatchObject({ state: 'closed', closeCode: undefined })
  })

  it('[L24] leaves the age of what is here as it was, however often connecting leads to nothing', () => {
    const { link, server, clock, step } = createRig()
    link.open()
    server.world.spawn({ Health: { current: 5 } })
    step(2)
    const heardAt = clock.now()
    server.turnsAway = { code: LinkCloseCode.serverFull, text: 'the server is full' }
    server.loseAll()
    const lostAt = link.status.lastHeardAt
    expect(lostAt).toBeGreaterThan(heardAt - 100)
    clock.advance(20_000)
    expect(link.getStats().reconnects).toBeGreaterThan(2)
    expect(link.status).toMatchObject({ state: 'reconnecting', closeCode: 4102 })
    expect(link.status.lastHeardAt).toBe(lostAt)
    server.turnsAway = undefined
    step(400)
    expect(link.status.state).toBe('live')
    expect(link.status.lastHeardAt).toBeGreaterThan(heardAt + 20_000)
  })
})
