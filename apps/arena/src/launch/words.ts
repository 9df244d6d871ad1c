import { inspectTokenVariable } from '../host/inspect-token.ts'
import type { GameExit } from './game-process.ts'

/** At once, since on a slow machine all else takes its time. */
export function startingWords({ production }: { readonly production: boolean }): string {
  return `\n${indented([production ? 'Building and starting ...' : 'Starting ...'])}\n`
}

export interface Welcome {
  readonly arenaUrl: string
  readonly inspectorUrl: string
  /** Where devtools look at the game server, token included; undefined where nobody may. */
  readonly inspectUrl: string | undefined
  readonly gamePort: number
  readonly gamePid: number | undefined
  /** What brings the game back by hand. */
  readonly command: string
}

/** Where everything is, once all of it runs. */
export function welcomeWords(welcome: Welcome): string {
  const { arenaUrl, inspectorUrl, inspectUrl, gamePort, gamePid, command } = welcome
  const lines = [
    `The arena is at ${arenaUrl}`,
    'Open it in two tabs to meet yourself; Ctrl+~ opens the devtools.',
    `The inspector is at ${inspectorUrl}`,
  ]
  if (inspectUrl !== undefined) {
    lines.push(
      `It shows this game's wire at ${liveLink(inspectorUrl, inspectUrl)}`,
      `or at its live address, typed in: ${inspectUrl}`,
    )
  }
  lines.push(
    '',
    `Game server       ws://127.0.0.1:${gamePort}/link, pid ${gamePid}`,
    `Kill it           kill ${gamePid}, or type k and Enter here`,
    `Bring it back     type r and Enter here, or in another terminal: ${command}`,
    'Stop everything   Ctrl+C',
  )
  return `\n${indented(lines)}\n`
}

export interface GuestWelcome {
  readonly arenaUrl: string
  readonly inspectorUrl: string
  readonly gameUrl: string
}

/** Where everything is, if the game server is somebody else's. */
export function guestWords({ arenaUrl, inspectorUrl, gameUrl }: GuestWelcome): string {
  const lines = [
    `The arena is at ${arenaUrl}`,
    `It shows the game at ${gameUrl}, which was not started here; Ctrl+~ opens the devtools.`,
    `The inspector is at ${inspectorUrl}`,
    '',
    'Stop everything   Ctrl+C',
  ]
  return `\n${indented(lines)}\n`
}

/** That the game server is gone, and what to do. */
export function exitWords({ pid, code, signal }: GameExit, command: string): string {
  const how = signal === null ? `ended with code ${code}` : `was killed by ${signal}`
  const lines = [
    `The game server (pid ${pid}) ${how}. The page keeps its world and tries again.`,
    `Bring it back     type r and Enter here, or in another terminal: ${command}`,
  ]
  return `\n${indented(lines)}\n`
}

export interface GameCommand {
  readonly gamePort: number
  readonly gameArguments: readonly string[]
  /** What the page's devtools name; undefined where there are none. */
  readonly token: string | undefined
}

/** What brings the same game back: at the port that the page's way leads to, and no other. */
export function byHand({ gamePort, gameArguments, token }: GameCommand): string {
  // Its variable and not its argument, which everybody on the machine may read while it runs.
  const variable = token === undefined ? [] : [`${inspectTokenVariable}=${token}`]
  const options = ['--port', gamePort, '--strict-port', ...gameArguments]
  return [...variable, 'npm run game --', ...options].join(' ')
}

/** A page of the inspector that connects at once. */
function liveLink(inspectorUrl: string, inspectUrl: string): string {
  return `${inspectorUrl}?live=${inspectUrl}`
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
}
