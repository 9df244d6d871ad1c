import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { type GameExit, GameProcess } from './game-process.ts'
import { type LaunchOptions, launchUsage, parseLaunchOptions } from './launch-options.ts'
import { type Page, type PageServer, serveBuild, serveSources } from './page-server.ts'

/** What does not close in time is left behind: the game server ends by itself. */
const closeWithinMs = 6_000

await main()

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) return say(launchUsage)
  let options: LaunchOptions
  try {
    options = parseLaunchOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${launchUsage}\n`)
    process.exit(2)
  }
  await launch(options)
}

async function launch(options: LaunchOptions): Promise<void> {
  let gamePort = options.gamePort
  const pages: PageServer[] = []
  let closing = false
  const gameArguments = [...options.gameArguments]
  if (!options.production) {
    // The page's devtools look at the game server's end too; nobody else is to.
    const token = randomBytes(6).toString('hex')
    gameArguments.push('--inspect-token', token)
    process.env['VITE_ARENA_INSPECT_TOKEN'] = token
  }
  const game = new GameProcess(gameArguments, (exit) => {
    if (!closing) say(wordsFor(exit, byHand(gamePort, gameArguments)))
  })

  const close = async (exitCode: number): Promise<void> => {
    if (closing) return
    closing = true
    setTimeout(() => process.exit(1), closeWithinMs).unref()
    await Promise.all([game.stop(), ...pages.map((page) => page.close())])
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void close(0))
  }

  const serve = async (page: Page, port: number): Promise<void> => {
    pages.push(await (options.production ? serveBuild : serveSources)(page, port))
  }

  try {
    gamePort = (await game.start(['--port', String(gamePort)])).port
    process.env['ARENA_GAME_PORT'] = String(gamePort)
    await serve('arena', options.port)
    await serve('inspector', options.inspectorPort)
  } catch (error) {
    if (closing) return
    process.stderr.write(`The arena did not start: ${messageOf(error)}\n`)
    return close(1)
  }
  say(
    welcome(
      pages.map(({ url }) => url),
      gamePort,
      game.pid,
      byHand(gamePort, gameArguments),
    ),
  )

  let bringing = false
  const bringBack = async (): Promise<void> => {
    if (bringing) return
    bringing = true
    await game.stop()
    try {
      // The page's way to the game server leads to this port: another one would be out of reach.
      await game.start(['--port', String(gamePort), '--strict-port'])
    } catch {
      say(`The page uses whatever game server listens at port ${gamePort}.`)
    }
    bringing = false
  }
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (closing) return
    const word = line.trim()
    if (word === 'r') void bringBack()
    else if (word !== 'k')
      say('Type k and Enter to kill the game server, r and Enter to bring it back.')
    else if (!game.kill())
      say('There is no game server of mine to kill: type r and Enter to start one.')
  })
}

function welcome(
  [arenaUrl, inspectorUrl]: readonly string[],
  gamePort: number,
  pid: number | undefined,
  command: string,
): string {
  return `
  The arena is at ${arenaUrl}
  Open it in two tabs to meet yourself; Ctrl+~ opens the devtools.
  The inspector is at ${inspectorUrl}

  Game server       ws://127.0.0.1:${gamePort}/link, pid ${pid}
  Kill it           kill ${pid}, or type k and Enter here
  Bring it back     type r and Enter here, or in another terminal: ${command}
  Stop everything   Ctrl+C
`
}

function wordsFor({ pid, code, signal }: GameExit, command: string): string {
  const how = signal === null ? `ended with code ${code}` : `was killed by ${signal}`
  return `\n  The game server (pid ${pid}) ${how}. The page keeps its world and tries again.
  Bring it back     type r and Enter here, or in another terminal: ${command}\n`
}

/** What brings the same game back: at the port that the page's way leads to, and no other. */
function byHand(gamePort: number, gameArguments: readonly string[]): string {
  return ['npm run game --', '--port', gamePort, '--strict-port', ...gameArguments].join(' ')
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
