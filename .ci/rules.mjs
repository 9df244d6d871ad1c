// Every rule in a SPEC.md is cited by a test of its package, and every citation names a rule that is there.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const packages = [
  'packages/core',
  'packages/react',
  'packages/server',
  'packages/devtools',
  'packages/cli',
]

let failed = 0
for (const folder of packages) {
  const spec = join(folder, 'SPEC.md')
  const stated = existsSync(spec)
    ? find(readFileSync(spec, 'utf8'), /\*\*\[([A-Z]+\d+)\]\*\*/g)
    : []
  const cited = new Set()
  for (const file of testFiles(join(folder, 'test'))) {
    for (const rule of find(readFileSync(file, 'utf8'), /\[([A-Z]+\d+)\]/g)) cited.add(rule)
  }
  report(
    folder,
    'stated twice',
    stated.filter((rule, index) => stated.indexOf(rule) !== index),
  )
  report(
    folder,
    'stated but cited by no test',
    stated.filter((rule) => !cited.has(rule)),
  )
  report(
    folder,
    'cited but not stated',
    [...cited].filter((rule) => !stated.includes(rule)),
  )
}
process.exitCode = failed > 0 ? 1 : 0

function find(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1])
}

function testFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

function report(folder, what, rules) {
  if (rules.length === 0) return
  failed += 1
  console.log(`${folder}: ${what}: ${rules.join(', ')}`)
}
