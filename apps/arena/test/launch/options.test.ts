import { describe, expect, it } from 'vitest'
import { parseHostOptions } from '../../src/host/host-options.ts'
import { parseLaunchOptions } from '../../src/launch/launch-options.ts'

describe('the game server’s options', () => {
  it('have defaults; the seed is random unless given', () => {
    const defaults = { port: 8080, strictPort: false, bots: 300 }
    expect(parseHostOptions([], 42)).toEqual({ ...defaults, seed: 42 })
    expect(parseHostOptions(['--seed', '7'], 42).seed).toBe(7)
  })

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--bots', '2001'],
    ['--bots', '1.5'],
    ['--bots', ''],
    ['--seed', '0x10'],
    ['--sead', '1'],
    ['stray', '1'],
  ])('refuse %s %s', (option, value) => {
    expect(() => parseHostOptions([option, value], 0)).toThrow(option.replace('--', ''))
  })
})

describe('the launcher’s options', () => {
  it('put a build at another port than the sources', () => {
    expect(parseLaunchOptions([]).port).toBe(5173)
    expect(parseLaunchOptions(['--production']).port).toBe(4173)
    expect(parseLaunchOptions(['--production', '--port', '80']).port).toBe(80)
  })

  it('pass on what is the game server’s', () => {
    const { gameArguments } = parseLaunchOptions(['--bots', '9', '--seed', '5'])
    expect(gameArguments).toEqual(['--bots', '9', '--seed', '5'])
  })
})
