import { request } from 'node:http'
import { type AddressInfo, type Server, createServer } from 'node:net'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Command } from './command.ts'

const started: Command[] = []
const taken: Server[] = []

afterAll(async () => {
  for (const command of started) command.kill('SIGTERM')
  for (const server of taken) server.close()
  await Promise.all(started.map((command) => command.outputEnd))
})

// One launch for all: it starts three servers. The tests follow its life, up to its end.
describe('the launcher', { timeout: 60_000 }, () => {
  let launched: Awaited<ReturnType<typeof launch>>
  let [pagePort, inspectorPort] = [0, 0]

  beforeAll(async () => {
    ;[pagePort, inspectorPort] = [await takePort(), await takePort()]
    launched = await launch('--port', `${pagePort}`, '--inspector-port', `${inspectorPort}`)
  }, 60_000)

  it('takes the next free port for a page whose port is in use, and says so', () => {
    const { command, page, inspector } = launched
    const ports = [page, inspector].map((url) => Number(new URL(url).port))
    for (const [index, wanted] of [pagePort, inspectorPort].entries()) {
      expect(command.output).toContain(`Port ${wanted} is in use, trying another one...`)
      expect(ports[index]).toBeGreaterThan(wanted)
    }
    expect(ports).not.toContain(pagePort)
    expect(ports).not.toContain(inspectorPort)
  })

  it('serves the page, and the game on the page’s own origin to nobody else’s pages', async () => {
    const { page } = launched
    const response = await fetch(page)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<div id="root">')
    expect(await upgrade(`${page}link`, { Origin: page.slice(0, -1) })).toBe(101)
    expect(await upgrade(`${page}link`, { Origin: 'https://elsewhere.example' })).toBe(403)
  })

  it('serves the inspector, and prints what one types there to look at the game', async () => {
    const { command, page, inspector, gamePort } = launched
    expect(inspector).not.toBe(page)
    expect(await (await fetch(inspector)).text()).toContain('<title>tx2-link inspector')
    const origin = { Origin: inspector.slice(0, -1) }
    expect(await upgrade(`http://127.0.0.1:${gamePort}/link`, origin)).toBe(101)
    const [, link] = await command.waitFor(/this game's wire at (http:\S+)/)
    const [, typed] = await command.waitFor(/typed in: (ws:\S+)/)
    expect(new URL(link!).origin).toBe(new URL(inspector).origin)
    expect(new URL(link!).searchParams.get('live')).toBe(typed)
    expect(await firstWords(typed!, origin)).toContain('arena server')
    expect(await firstWords(typed!.replace('token=', 'token=x'), origin)).toBe('the token is wrong')
    // What brings the game back keeps the token, and no command line has it while it runs.
    const [, token] = await command.waitFor(/ARENA_INSPECT_TOKEN=(\S+) npm run game -- --port/)
    expect(typed).toContain(`token=${token}`)
  })

  it('says once when the game server is killed, and brings it back at the same port', async () => {
    const { command, page, pid, gamePort } = launched
    const before = command.output.length
    process.kill(pid, 'SIGKILL')
    await command.waitFor(new RegExp(`pid ${pid}\\) was killed by SIGKILL`), before)
    expect(await upgrade(`${page}link`)).not.toBe(101)
    expect(command.output.slice(before)).not.toContain('proxy')
    command.type('r')
    const [, port, newPid] = await command.waitFor(/:(\d+)\/link, pid (\d+)\n/, before)
    expect(port).toBe(gamePort)
    expect(Number(newPid)).not.toBe(pid)
    expect(await upgrade(`${page}link`)).toBe(101)
  })

  it('goes on when nobody can type, as in the background', async () => {
    const { command, page } = launched
    command.endInput()
    expect((await fetch(page)).status).toBe(200)
  })

  it('leaves nothing running when it is asked to end, and says that all went well', async () => {
    const { command } = launched
    command.kill('SIGTERM')
    expect(await command.exit).toEqual({ code: 0, signal: null })
    await command.outputEnd
  })

  it('leaves nothing running when it is killed', async () => {
    const { command } = await launch('--port', '0', '--inspector-port', '0')
    command.kill('SIGKILL')
    expect(await command.exit).toEqual({ code: null, signal: 'SIGKILL' })
    await command.outputEnd
  })

  it('does not start with options that make no sense', async () => {
    const command = run(new Command('launch', '--port', 'many'))
    expect(await command.exit).toEqual({ code: 2, signal: null })
    expect(command.output).toContain('--port takes a whole number')
  })
})

describe('the game server', { timeout: 60_000 }, () => {
  let first: Command
  let port = ''

  beforeAll(async () => {
    first = run(new Command('host', '--port', '0', '--bots', '3'))
    ;[, port = ''] = await first.waitFor(/ws:\/\/127\.0\.0\.1:(\d+)\/link, pid \d+\n/)
  }, 60_000)

  it('lets one look at its wire at the same port', async () => {
    const [, inspectPort] = await first.waitFor(/inspector: ws:\S+:(\d+)\/inspect\?token=\w{32}\n/)
    expect(inspectPort).toBe(port)
  })

  it('takes the next free port and says so, unless it must have the one', async () => {
    const second = run(new Command('host', '--port', port, '--bots', '3'))
    const strict = run(new Command('host', '--port', port, '--strict-port'))
    const [, nextPort] = await second.waitFor(/127\.0\.0\.1:(\d+)\/link/)
    expect(second.output).toContain(`port ${port} is in use`)
    expect(Number(nextPort)).toBeGreaterThan(Number(port))
    expect(await strict.exit).toEqual({ code: 1, signal: null })
    expect(strict.output).toContain('is a game server running already?')
  })

  it('closes in order when it is interrupted', async () => {
    first.kill('SIGINT')
    expect(await first.exit).toEqual({ code: 0, signal: null })
  })
})

async function launch(...ports: readonly string[]) {
  const command = run(new Command('launch', ...ports, '--game-port', '0', '--bots', '3'))
  const [, page] = await command.waitFor(/The arena is at (http:\S+)/)
  const [, inspector] = await command.waitFor(/The inspector is at (http:\S+)/)
  const [, gamePort, pid] = await command.waitFor(/:(\d+)\/link, pid (\d+)\n/)
  await command.waitFor(/Stop everything/)
  return { command, page: page!, inspector: inspector!, gamePort, pid: Number(pid) }
}

function run(command: Command): Command {
  started.push(command)
  return command
}

/** A port at which somebody else listens already. */
async function takePort(): Promise<number> {
  const server = createServer()
  taken.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** What a WebSocket server says first, as text, or why it closes. */
function firstWords(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const transport = connectNodeWebSocket(url, { headers })
    transport.listen({
      message: (bytes) => {
        resolve(new TextDecoder().decode(bytes))
        transport.close()
      },
      close: ({ text }) => resolve(text),
    })
  })
}

/** The status with which a request to speak WebSocket is answered; 0 if it is cut off. */
async function upgrade(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const handshake = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...headers,
    }
    const asked = request(url, { headers: handshake })
    asked.once('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode ?? 0)
    })
    asked.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.once('error', () => resolve(0))
    asked.end()
  })
}
