import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createCodec } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { ping } from './messages.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

function start(...args: string[]) {
  const node = ['--conditions=@tx2-link/source', '--import', 'tsx', main, ...args]
  const running = promisify(execFile)(process.execPath, node, { encoding: 'utf8' })
  return { running, input: running.child.stdin }
}

describe('the command', () => {
  it('[A16] reads standard input, and ends with the exit code of what it did', async () => {
    const { running, input } = start('decode', '--hex', '--as', 'line')
    input?.end(Buffer.from(createCodec('msgpack').encodeMessage(ping)).toString('hex'))
    expect((await running).stdout).toMatch(/^Ping \(seq/)
    const wrong = start('decode')
    wrong.input?.end('x')
    await expect(wrong.running).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/at byte 0/),
    })
  })
})
