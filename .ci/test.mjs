// What `npm test` runs after the install: every check, one after the other, counted in one line.
// `--thorough` adds the browser tests that take minutes; other arguments are vitest's.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const checks = [
  ['format', 'format:check', 'oxfmt'],
  ['lint', 'lint', 'oxlint'],
  ['types', 'types', 'tsc'],
  ['unused code', 'unused', 'knip'],
  ['rules and their tests', 'rules'],
]

/**
 * Some tools are native programs, and the lockfile may lack those of this platform. On Linux, where
 * everything is checked, one that does not run is a failure.
 */
function runsHere(tool) {
  if (tool === undefined || process.platform === 'linux') return true
  return (
    spawnSync('npx', ['--no', tool, '--version'], { stdio: 'ignore', shell: true }).status === 0
  )
}

const options = process.argv.slice(2)
const isThorough = options.includes('--thorough')

let passed = 0
let failed = 0
let skipped = 0

for (const [name, script, tool] of checks) {
  const started = Date.now()
  if (!runsHere(tool)) {
    skipped += 1
    console.log(`SKIPPED: ${name}: ${tool} has no program for ${process.platform} here`)
    continue
  }
  const { status } = spawnSync('npm', ['run', '-s', script], { stdio: 'inherit' })
  if (status === 0) passed += 1
  else failed += 1
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds} s)`)
}

const folder = mkdtempSync(join(tmpdir(), 'tx2-link-test-'))
const report = join(folder, 'vitest.json')
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...options.filter((option) => option !== '--thorough'),
  ],
  { stdio: 'inherit', env: isThorough ? { ...process.env, THOROUGH: '1' } : process.env },
)
try {
  const results = JSON.parse(readFileSync(report, 'utf8'))
  passed += results.numPassedTests
  failed += results.numFailedTests
  skipped += results.numPendingTests
  // A file that could not even be loaded has no tests to count.
  if (status !== 0 && results.numFailedTests === 0) failed += 1
} catch {
  failed += 1
}
rmSync(folder, { recursive: true, force: true })

if (skipped > 0) {
  console.log(`\n${skipped} skipped: the reason stands above each of them.`)
}
if (!isThorough) {
  console.log(
    '\nLEFT OUT: browser tests that take minutes; `npm test -- --thorough` runs them too.',
  )
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
