import { once } from 'node:events'
import { appendFileSync, createReadStream, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { CommandIo } from './io.ts'

export function createNodeIo(): CommandIo {
  const begun = new Set<string>()
  // Who reads our output may stop, as `head` does: that ends us without an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    open: (path) => (path === '-' ? process.stdin : createReadStream(path)),
    write: (path, bytes) => writeFile(path, bytes),
    append: (path, added) => {
      if (!begun.has(path)) writeFileSync(path, '')
      begun.add(path)
      appendFileSync(path, added)
    },
    print: async (output) => {
      if (!process.stdout.write(output)) await once(process.stdout, 'drain')
    },
    complain: (line) => void process.stderr.write(`${line}\n`),
    ended: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      }),
  }
}
