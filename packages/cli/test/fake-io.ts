import { EventEmitter, once } from 'node:events'
import type { CommandIo } from '../src/command/io.ts'

export interface FakeIo extends CommandIo {
  readonly files: Map<string, Uint8Array>
  /** What was printed, as text. */
  out(): string
  outBytes(): Uint8Array
  readonly complaints: string[]
  end(): void
}

/** A terminal and a disk that are not there. */
export function createFakeIo(files: Readonly<Record<string, string | Uint8Array>> = {}): FakeIo {
  const kept = new Map<string, Uint8Array>(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  const printed: Uint8Array[] = []
  const complaints: string[] = []
  const ending = new EventEmitter()
  const ended = once(ending, 'end')
  return {
    files: kept,
    complaints,
    end: () => void ending.emit('end'),
    ended: async () => void (await ended),
    read: async (path) => {
      const content = kept.get(path)
      if (content !== undefined) return content
      throw Object.assign(new Error(`ENOENT: no such file: ${path}`), { code: 'ENOENT' })
    },
    write: async (path, bytes) => void kept.set(path, bytes),
    append: (path, text) => {
      const before = kept.get(path) ?? new Uint8Array()
      kept.set(path, Buffer.concat([before, Buffer.from(text)]))
    },
    print: (output) => void printed.push(Buffer.from(output)),
    complain: (line) => void complaints.push(line),
    out: () => Buffer.concat(printed).toString(),
    outBytes: () => new Uint8Array(Buffer.concat(printed)),
  }
}
