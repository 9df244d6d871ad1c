import { request } from 'node:http'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { afterEach, describe, expect, it } from 'vitest'
import { Command } from './command.ts'

const freePorts = ['--port', '0', '--inspector-port', '0', '--game-port', '0']

const started: Command[] = []

afterEach(async () => {
  for (const command of started) command.kill('SIGTERM')
  await Promise.all(started.splice(0).map((command) => command.outputEnd))
})

describe('the launcher', { timeout: 60_000 }, () => {
  it('serves the page, and the game on the page’s own origin to nobody else’s pages', async () => {
    const { command, page } = await launch()
    // As when it runs in the background: nobody can type.
    command.endInput()
    const response = await fetch(page)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<div id="root">')
    expect(await upgrade(`${page}link`, { Origin: page.slice(0, -1) })).toBe(101)
    expect(await upgrade(`${page}link`, { Origin: 'https://elsewhere.example' })).toBe(403)
  })

  it('serves the inspector, and prints what one types there to look at the game', async () => {
    const { command, page, inspector, gamePort } = await launch()
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

  it('leaves nothing running when it is asked to end, and says that all went well', async () => {
    const { command } = await launch()
    command.kill('SIGTERM')
    expect(await command.exit).toEqual({ code: 0, signal: null })
    await command.outputEnd
  })

  it('leaves nothing running when it is killed', async () => {
    const { command } = await launch()
    command.kill('SIGKILL')
    expect(await command.exit).toEqual({ code: null, signal: 'SIGKILL' })
    await command.outputEnd
  })

  it('says once when the game server is killed, and brings it back at the same port', async () => {
    const { command, page, pid, gamePort } = await launch()
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

  it('does not start with options that make no sense', async () => {
    const command = run(new Command('launch', '--port', 'many'))
    expect(await command.exit).toEqual({ code: 2, signal: null })
    expect(command.output).toContain('--port takes a whole number')
  })

  it('ends with what is wrong with its command line', async () => {
    const command = run(new Command('launch', ...freePorts, '--bots', '1000000'))
    expect(await command.exit).toEqual({ code: 2, signal: null })
    expect(command.output).toContain('--bots takes a whole number')
  })
})

describe('the game server', { timeout: 60_000 }, () => {
  it('takes the next free port and says so, unless it must have the one', async () => {
    const first = run(new Command('host', '--port', '0', '--bots', '3'))
    const [, port] = await first.waitFor(/ws:\/\/127\.0\.0\.1:(\d+)\/link, pid \d+\n/)
    const second = run(new Command('host', '--port', port!, '--bots', '3'))
    const [, nextPort] = await second.waitFor(/127\.0\.0\.1:(\d+)\/link/)
    expect(second.output).toContain(`port ${port} is in use`)
    expect(Number(nextPort)).toBeGreaterThan(Number(port))
    const [, inspectPort] = await first.waitFor(/inspector: ws:\S+:(\d+)\/inspect\?token=\w{32}\n/)
    expect(inspectPort).toBe(port)
    const strict = run(new Command('host', '--port', port!, '--strict-port'))
    expect(await strict.exit).toEqual({ code: 1, signal: null })
    expect(strict.output).toContain('is a game server running already?')
  })

  it('closes in order when it is interrupted', async () => {
    const command = run(new Command('host', '--port', '0', '--bots', '3'))
    await command.waitFor(/pid \d+\n/)
    command.kill('SIGINT')
    expect(await command.exit).toEqual({ code: 0, signal: null })
  })
})

async function launch() {
  const command = run(new Command('launch', ...freePorts, '--bots', '3'))
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
