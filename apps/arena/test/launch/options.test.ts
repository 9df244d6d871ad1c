import { describe, expect, it } from 'vitest'
import { parseHostOptions } from '../../src/host/host-options.ts'
import { inspectTokenFrom } from '../../src/host/inspect-token.ts'
import { parseLaunchOptions } from '../../src/launch/launch-options.ts'
import { byHand, guestWords, startingWords, welcomeWords } from '../../src/launch/words.ts'

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
    ['--inspect-token', 'on-the-command-line'],
    ['stray', '1'],
  ])('refuse %s %s', (option, value) => {
    expect(() => parseHostOptions([option, value], 0)).toThrow(option.replace('--', ''))
  })
})

describe('the token that inspectors must name', () => {
  it('is the one that the environment tells, else new and of 128 bits', () => {
    expect(inspectTokenFrom({ ARENA_INSPECT_TOKEN: 'told' })).toBe('told')
    const [first, second] = [inspectTokenFrom({}), inspectTokenFrom({})]
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).not.toBe(first)
  })

  it('does not exist in production: nobody may look', () => {
    expect(inspectTokenFrom({ NODE_ENV: 'production' })).toBeUndefined()
    expect(
      inspectTokenFrom({ NODE_ENV: 'production', ARENA_INSPECT_TOKEN: 'told' }),
    ).toBeUndefined()
  })
})

describe('what the launcher says', () => {
  const welcome = {
    arenaUrl: 'http://127.0.0.1:5173/',
    inspectorUrl: 'http://127.0.0.1:5174/',
    gamePort: 8080,
    gamePid: 7,
    command: 'npm run game',
  }

  it('says at once that it starts, and that it builds first where it does', () => {
    expect(startingWords({ production: false })).toContain('Starting')
    expect(startingWords({ production: true })).toContain('Building')
  })

  it('has a link at which the inspector shows the game, and the address to type', () => {
    const inspectUrl = 'ws://127.0.0.1:8080/inspect?token=abc'
    const words = welcomeWords({ ...welcome, inspectUrl })
    const [, link] = /wire at (\S+)/.exec(words) ?? []
    expect(new URL(link ?? '').searchParams.get('live')).toBe(inspectUrl)
    expect(words).toContain(`typed in: ${inspectUrl}\n`)
  })

  it('names no address where nobody may look', () => {
    const words = welcomeWords({ ...welcome, inspectUrl: undefined })
    expect(words).toContain('The inspector is at http://127.0.0.1:5174/\n')
    expect(words).not.toContain('live')
  })

  it('names another’s game server, and nothing that one could do to it', () => {
    const words = guestWords({ ...welcome, gameUrl: 'ws://127.0.0.1:9000/' })
    expect(words).toContain('The arena is at http://127.0.0.1:5173/\n')
    expect(words).toContain('the game at ws://127.0.0.1:9000/,')
    expect(words).not.toContain('Kill')
  })

  it('has a command that brings the same game back, its token in the environment', () => {
    const game = { gamePort: 8081, gameArguments: ['--seed', '5'] }
    expect(byHand({ ...game, token: 'abc' })).toBe(
      'ARENA_INSPECT_TOKEN=abc npm run game -- --port 8081 --strict-port --seed 5',
    )
    expect(byHand({ ...game, token: undefined })).toBe(
      'npm run game -- --port 8081 --strict-port --seed 5',
    )
  })
})

describe('the launcher’s options', () => {
  it('put builds at other ports than the sources', () => {
    expect(parseLaunchOptions([])).toMatchObject({ port: 5173, inspectorPort: 5174 })
    expect(parseLaunchOptions(['--production'])).toMatchObject({ port: 4173, inspectorPort: 4174 })
    const told = ['--production', '--port', '80', '--inspector-port', '81']
    expect(parseLaunchOptions(told)).toMatchObject({ port: 80, inspectorPort: 81 })
  })

  it('may name another game server', () => {
    expect(parseLaunchOptions([]).gameUrl).toBeUndefined()
    const told = ['--game-url', 'ws://127.0.0.1:9000']
    expect(parseLaunchOptions(told).gameUrl).toBe('ws://127.0.0.1:9000/')
    expect(() => parseLaunchOptions([...told, '--bots', '3'])).toThrow('--bots')
  })

  it('pass on what is the game server’s', () => {
    const { gameArguments } = parseLaunchOptions(['--bots', '9', '--seed', '5'])
    expect(gameArguments).toEqual(['--bots', '9', '--seed', '5'])
  })

  it.each([
    ['--port', 'many'],
    ['--inspector-port', '65536'],
    ['--game-port', '-1'],
    ['--game-url', 'http://127.0.0.1:9000'],
    ['--game-url', 'nowhere'],
    ['--bots', '1000000'],
    ['--seed', '1.5'],
    ['--prod', 'yes'],
  ])('refuse %s %s', (option, value) => {
    expect(() => parseLaunchOptions([option, value])).toThrow(option.replace('--', ''))
  })
})
