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

const CHUNK = 7

/** A terminal and a disk that are not there. */
export function createFakeIo(files: Readonly<Record<string, string | Uint8Array>> = {}): FakeIo {
  const kept = new Map<string, Uint8Array>(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  const printed: Uint8Array[] = []
  const begun = new Set<string>()
  const complaints: string[] = []
  const ending = new EventEmitter()
  const ended = once(ending, 'end')
  return {
    files: kept,
    complaints,
    end: () => void ending.emit('end'),
    ended: async () => void (await ended),
    async *open(path) {
      const content = kept.get(path)
      if (content === undefined) {
        throw Object.assign(new Error(`ENOENT: no such file: ${path}`), { code: 'ENOENT' })
      }
      // In small chunks, as from a slow pipe.
      for (let at = 0; at < content.length; at += CHUNK) yield content.subarray(at, at + CHUNK)
    },
    write: async (path, bytes) => void kept.set(path, bytes),
    append: (path, added) => {
      const before = begun.has(path) ? (kept.get(path) ?? new Uint8Array()) : new Uint8Array()
      begun.add(path)
      kept.set(path, Buffer.concat([before, Buffer.from(added)]))
    },
    print: async (output) => void printed.push(Buffer.from(output)),
    complain: (line) => void complaints.push(line),
    out: () => Buffer.concat(printed).toString(),
    outBytes: () => new Uint8Array(Buffer.concat(printed)),
  }
}
