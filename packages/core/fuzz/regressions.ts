import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Format } from '../src/codec/codec.ts'
import type { Finding } from './findings.ts'
import { type FuzzInput, type Kind, subjectOf } from './subject.ts'

const FOLDER = new URL('../test/fixtures/fuzz/', import.meta.url)

/** An input that did once what none may do. */
export interface Regression {
  readonly format: Format
  readonly kind: Kind
  /** What it did, by the release that did it. */
  readonly words: string
  /** Compressed and in base64. */
  readonly bytes: string
}

export function readRegressions(): Regression[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Regression)
}

export function inputOfRegression({ format, kind, bytes }: Regression): FuzzInput {
  return {
    subject: subjectOf(format, kind),
    bytes: new Uint8Array(gunzipSync(Buffer.from(bytes, 'base64'))),
  }
}

/** Keeps an input for the unit tests and later runs; returns the file's name. */
export function keepRegression({ format, kind, words, bytes }: Finding): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const file = `${format}-${kind}-${digest}.json`
  const regression: Regression = { format, kind, words, bytes: gzipSync(bytes).toString('base64') }
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(new URL(file, FOLDER), `${JSON.stringify(regression, undefined, 2)}\n`)
  return file
}
