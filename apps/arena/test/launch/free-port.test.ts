import { LinkError, LinkErrorCode } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { listenOnFreePort } from '../../src/host/free-port.ts'

function portsTaken(...taken: readonly number[]) {
  const skipped: number[] = []
  const listen = async (port: number): Promise<number> => {
    if (!taken.includes(port)) return port
    const cause = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' })
    throw new LinkError(LinkErrorCode.transport, `port ${port} is in use`, { cause })
  }
  return { skipped, listen, onTaken: (port: number) => skipped.push(port) }
}

async function forbidden(): Promise<number> {
  throw new Error('not allowed')
}

describe('listenOnFreePort', () => {
  it('takes the next port that is free and names those that were not', async () => {
    const { listen, onTaken, skipped } = portsTaken(8080, 8081)
    expect(await listenOnFreePort(listen, { port: 8080, strict: false, onTaken })).toBe(8082)
    expect(skipped).toEqual([8080, 8081])
  })

  it('fails at once when only this port will do', async () => {
    const { listen, onTaken, skipped } = portsTaken(8080)
    const listening = listenOnFreePort(listen, { port: 8080, strict: true, onTaken })
    await expect(listening).rejects.toThrow('port 8080 is in use')
    expect(skipped).toEqual([])
  })

  it('gives up after a while, and never passes the last port', async () => {
    const everything = Array.from({ length: 100 }, (_, index) => 65_500 + index)
    const { listen, onTaken, skipped } = portsTaken(...everything)
    const listening = listenOnFreePort(listen, { port: 65_530, strict: false, onTaken })
    await expect(listening).rejects.toThrow('port 65535 is in use')
    expect(skipped).toEqual([65_530, 65_531, 65_532, 65_533, 65_534])
  })

  it('does not try again after any other fault', async () => {
    const listening = listenOnFreePort(forbidden, { port: 80, strict: false, onTaken: () => {} })
    await expect(listening).rejects.toThrow('not allowed')
  })
})
