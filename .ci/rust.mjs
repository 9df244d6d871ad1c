// Builds the Rust peer and holds it to rustfmt, clippy and its own tests, where cargo and the crates are to
// be had.
import { spawnSync } from 'node:child_process'

const checks = [
  ['cargo build', ['build', '--quiet'], ['--version']],
  ['rustfmt', ['fmt', '--check'], ['fmt', '--version']],
  [
    'clippy',
    ['clippy', '--quiet', '--all-targets', '--', '--deny', 'warnings'],
    ['clippy', '--version'],
  ],
  ['cargo test', ['test', '--quiet'], ['--version']],
]

let failed = 0
if (cargo(['fetch', '--quiet'], 'ignore') !== 0) {
  console.log('SKIPPED: the Rust peer: no cargo, or no crates')
} else {
  for (const [name, check, isThere] of checks) {
    if (cargo(isThere, 'ignore') !== 0) {
      console.log(`SKIPPED: ${name}: it is not installed`)
      continue
    }
    const status = cargo(check, 'inherit')
    if (status !== 0) failed += 1
    console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name} apps/rust-peer`)
  }
}
process.exitCode = failed > 0 ? 1 : 0

function cargo(args, stdio) {
  return spawnSync('cargo', args, { cwd: 'apps/rust-peer', stdio }).status
}
