import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../rust-peer/', import.meta.url))

/** Cargo could not get crates for a reason that lies with us, not with the network. */
const OUR_FAULT =
  /failed to (?:parse|select)|no matching package|does not have (?:these|that) feature/

/** What a Rust says that is too old for the program. */
const TOO_OLD = /requires rustc|edition2024/

/**
 * The Rust peer's program. One that was built before is brought up to date, which takes a moment; a
 * first build takes minutes of computing, so it is done only where `BUILD_RUST_PEER` is set.
 * Undefined, said loudly, where there is none, without a Rust that is new enough, or where the crates
 * cannot be had; throws when it does not compile.
 */
export async function requireRustPeer(): Promise<string | undefined> {
  const version = await run('cargo', ['--version'])
  if (version.code !== 0) return skip('there is no cargo: install Rust (rustup.rs)')
  const mayBuild = (process.env['BUILD_RUST_PEER'] ?? '') !== ''
  if (!mayBuild && !(await wasBuilt())) {
    return skip('the Rust peer was never built: `npm run rust` does that, and then they run')
  }
  const known = await build()
  if (known.program !== undefined) return known.program
  if (TOO_OLD.test(known.errors)) return skip(`${version.output.trim()} is too old`)
  const fetched = await run('cargo', ['fetch'])
  if (fetched.code !== 0) {
    if (OUR_FAULT.test(fetched.errors)) throw new Error(fetched.errors)
    return skip(`cargo cannot get the crates:\n${fetched.errors}`)
  }
  const { program, errors } = await build()
  if (program === undefined) throw new Error(`the Rust peer does not compile:\n${errors}`)
  return program
}

/** Whether the program is there, wherever cargo is told to put what it builds. */
async function wasBuilt(): Promise<boolean> {
  const { code, output } = await run('cargo', ['metadata', '--no-deps', '--format-version', '1'])
  if (code !== 0) return false
  const { target_directory: target } = JSON.parse(output) as { readonly target_directory: string }
  const name = process.platform === 'win32' ? 'tx2-rust-peer.exe' : 'tx2-rust-peer'
  return existsSync(join(target, 'debug', name))
}

/** Builds from the crates that are on this machine: `apps/rust-peer/target` keeps what was built. */
async function build(): Promise<{ readonly program: string | undefined; readonly errors: string }> {
  const args = ['build', '--offline', '--message-format', 'json-render-diagnostics']
  const { code, output, errors } = await run('cargo', args)
  return { program: code === 0 ? programIn(output) : undefined, errors }
}

/** Cargo names what it made, a line of JSON each. */
function programIn(output: string): string | undefined {
  const executables = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))
    .map((artifact) =>
      typeof artifact === 'object' && artifact !== null && 'executable' in artifact
        ? artifact.executable
        : undefined,
    )
  return executables.find((executable) => typeof executable === 'string')
}

interface Finished {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

function run(command: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
    child.once('error', ({ message }) => resolve({ code: -1, output, errors: message }))
    child.once('close', (code) => resolve({ code, output, errors }))
  })
}

function skip(reason: string): undefined {
  console.warn(`\n*** RUST TESTS SKIPPED: ${reason} ***\n`)
  return undefined
}
