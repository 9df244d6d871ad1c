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
  it('put builds at other ports than the sources', () => {
    expect(parseLaunchOptions([])).toMatchObject({ port: 5173, inspectorPort: 5174 })
    expect(parseLaunchOptions(['--production'])).toMatchObject({ port: 4173, inspectorPort: 4174 })
    const told = ['--production', '--port', '80', '--inspector-port', '81']
    expect(parseLaunchOptions(told)).toMatchObject({ port: 80, inspectorPort: 81 })
  })

  it('let nobody inspect the game server who does not name its token', () => {
    expect(parseHostOptions([], 0).inspectToken).toBeUndefined()
    expect(parseHostOptions(['--inspect-token', 'abc'], 0).inspectToken).toBe('abc')
  })

  it('pass on what is the game server’s', () => {
    const { gameArguments } = parseLaunchOptions(['--bots', '9', '--seed', '5'])
    expect(gameArguments).toEqual(['--bots', '9', '--seed', '5'])
  })
})
