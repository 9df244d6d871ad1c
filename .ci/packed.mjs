// Checks the packages as they would be published: what npm would pack, and what TypeScript resolves in it.
import { spawnSync } from 'node:child_process'

const packages = ['core', 'react', 'server', 'devtools', 'cli']

let failed = 0
for (const name of packages) {
  const folder = `packages/${name}`
  const checks = [
    ['publint', ['--pack', 'npm', folder]],
    ['attw', ['--pack', folder, '--profile', 'esm-only', '--quiet']],
  ]
  for (const [tool, args] of checks) {
    const { status } = spawnSync(`node_modules/.bin/${tool}`, args, { stdio: 'inherit' })
    if (status !== 0) failed += 1
    console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${tool} ${folder}`)
  }
}
process.exitCode = failed > 0 ? 1 : 0
