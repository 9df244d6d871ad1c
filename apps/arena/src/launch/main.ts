import { createInterface } from 'node:readline'
import { inspectTokenFrom, inspectTokenVariable } from '../host/inspect-token.ts'
import { GameProcess } from './game-process.ts'
import { type LaunchOptions, launchUsage, parseLaunchOptions } from './launch-options.ts'
import { ownGameUrl } from './link-proxy.ts'
import { type Page, type PageServer, serveBuild, serveSources } from './page-server.ts'
import { byHand, exitWords, guestWords, startingWords, welcomeWords } from './words.ts'

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
  const { gameUrl } = options
  say(startingWords(options))
  let gamePort = options.gamePort
  const pages: PageServer[] = []
  let closing = false
  const { gameArguments, production } = options
  // The page's devtools look at the game server's end too; nobody else is to.
  const isInspected = !production && gameUrl === undefined
  const token = isInspected ? inspectTokenFrom(process.env) : undefined
  if (token !== undefined) process.env['VITE_ARENA_INSPECT_TOKEN'] = token
  const environment =
    token === undefined ? { NODE_ENV: 'production' } : { [inspectTokenVariable]: token }
  const game = new GameProcess(gameArguments, environment, (exit) => {
    if (!closing) say(exitWords(exit, byHand({ gamePort, gameArguments, token })))
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
    pages.push(await (production ? serveBuild : serveSources)(page, port))
  }

  let inspectUrl: string | undefined
  try {
    if (gameUrl === undefined) {
      const listening = await game.start(['--port', String(gamePort)])
      gamePort = listening.port
      inspectUrl = listening.inspectUrl
    }
    process.env['ARENA_GAME_URL'] = gameUrl ?? ownGameUrl(gamePort)
    await serve('arena', options.port)
    await serve('inspector', options.inspectorPort)
  } catch (error) {
    if (closing) return
    process.stderr.write(`The arena did not start: ${messageOf(error)}\n`)
    return close(1)
  }
  const [arena, inspector] = pages
  const urls = { arenaUrl: arena?.url ?? '', inspectorUrl: inspector?.url ?? '' }
  if (gameUrl !== undefined) return say(guestWords({ ...urls, gameUrl }))
  say(
    welcomeWords({
      ...urls,
      inspectUrl,
      gamePort,
      gamePid: game.pid,
      command: byHand({ gamePort, gameArguments, token }),
    }),
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

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
