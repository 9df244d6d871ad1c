import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../rust-peer/', import.meta.url))

/** Cargo could not get crates for a reason that lies with us, not with the network. */
const OUR_FAULT =
  /failed to (?:parse|select)|no matching package|does not have (?:these|that) feature/

/** What a Rust says that is too old for the program. */
const TOO_OLD = /requires rustc|edition2024/

/**
 * The Rust peer's program, built if need be. Undefined, said loudly, without a Rust that is new
 * enough or where the crates cannot be had; throws when it does not compile.
 */
export async function requireRustPeer(): Promise<string | undefined> {
  const version = await run('cargo', ['--version'])
  if (version.code !== 0) return skip('there is no cargo: install Rust (rustup.rs)')
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
