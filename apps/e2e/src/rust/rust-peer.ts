import { type ChildProcess, spawn } from 'node:child_process'

/** What a run of the program came to. */
export interface Outcome {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** A Rust peer that listens. */
export interface ServingPeer {
  readonly url: string
  /** What it has complained of so far. */
  errors(): string
  stop(): Promise<void>
}

/** Runs a command of the program to its end, with what it is given to read. */
export async function runPeer(
  program: string,
  args: readonly string[],
  input: Uint8Array = new Uint8Array(),
): Promise<Outcome> {
  const child = spawn(program, args, { stdio: 'pipe' })
  const outcome = outcomeOf(child)
  // One that ends before it has read all breaks the pipe; its exit code says so.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return outcome
}

/** Collects what a process says until it is gone. */
export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const output = textOf(child.stdout)
  const errors = textOf(child.stderr)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: output(), errors: errors() }))
  })
}

/** Starts a command that listens, at a port of its own choice unless one is named. */
export async function startPeer(
  program: string,
  args: readonly string[],
  port = '0',
): Promise<ServingPeer> {
  const child = spawn(program, [...args, '--port', port], { stdio: ['ignore', 'pipe', 'pipe'] })
  const errors = textOf(child.stderr)
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const [, address] = /listening on (ws:\S+)\n/.exec(output) ?? []
      if (address !== undefined) resolve(address)
    })
    child.once('error', reject)
    child.once('close', () => reject(new Error(`it ended before it listened: ${errors()}`)))
  })
  return {
    url,
    errors,
    stop: async () => {
      child.kill()
      await gone
    },
  }
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return () => text
}
