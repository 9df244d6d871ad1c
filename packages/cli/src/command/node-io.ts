import { appendFileSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { CommandIo } from './io.ts'

export function createNodeIo(): CommandIo {
  const begun = new Set<string>()
  // Who reads our output may stop, as `head` does: that ends us without an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    read: (path) => (path === '-' ? buffer(process.stdin) : readFile(path)),
    write: (path, bytes) => writeFile(path, bytes),
    append: (path, text) => {
      if (!begun.has(path)) writeFileSync(path, '')
      begun.add(path)
      appendFileSync(path, text)
    },
    print: (output) => void process.stdout.write(output),
    complain: (line) => void process.stderr.write(`${line}\n`),
    ended: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      }),
  }
}
