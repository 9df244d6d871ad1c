import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface FileSize {
  readonly name: string
  readonly bytes: number
  /** At gzip's usual level, 6, as most servers send it. */
  readonly gzipBytes: number
}

/** The files of a build, largest first. */
export function measureBuild(folder: string): FileSize[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => {
      const content = readFileSync(join(parentPath, name))
      return { name, bytes: content.length, gzipBytes: gzipSync(content).length }
    })
    .sort((a, b) => b.bytes - a.bytes)
}
