import type { Format } from '@tx2-link/core'

/** One recording: what Rust serves, and what is done meanwhile. */
export interface Take {
  readonly name: string
  /** In a sentence, for whoever reads the recording. */
  readonly shows: string
  readonly format: Format
  readonly world: 'moving' | 'values'
  /** Options of the Rust peer's `serve`. */
  readonly options: readonly string[]
  /** Whether the connection is lost once in the middle, and made again. */
  readonly isCut: boolean
}

const small = ['--entities', '3', '--rate', '20']

export const takes: readonly Take[] = [
  {
    name: 'steady',
    shows: 'a first delta that is the whole world, then what changed; entities come and go',
    format: 'msgpack',
    world: 'moving',
    options: [...small, '--ticks', '30'],
    isCut: false,
  },
  {
    name: 'limited',
    shows: "what the crate's limiter refused after its baseline had moved (flaw 1)",
    format: 'msgpack',
    world: 'moving',
    options: [...small, '--ticks', '60', '--max-messages', '5'],
    isCut: false,
  },
  {
    name: 'deaf',
    shows: 'the same from an application that does not answer request_snapshot',
    format: 'msgpack',
    world: 'moving',
    options: [...small, '--ticks', '60', '--max-messages', '5', '--ignore-requests'],
    isCut: false,
  },
  {
    name: 'reset',
    shows: 'a baseline that is reset every 8 ticks: the whole world again',
    format: 'msgpack',
    world: 'moving',
    options: [...small, '--ticks', '30', '--reset-every', '8'],
    isCut: false,
  },
  {
    name: 'snapshots',
    shows: 'a snapshot every 5 ticks, of which the baseline knows nothing (flaw 3)',
    format: 'msgpack',
    world: 'moving',
    options: [...small, '--ticks', '30', '--full-every', '5'],
    isCut: false,
  },
  {
    name: 'cut',
    shows: 'a connection that is lost and made again: the world anew',
    format: 'msgpack',
    world: 'moving',
    options: [...small, '--ticks', '40'],
    isCut: true,
  },
  {
    name: 'values',
    shows: 'a value of every kind; fields of JSON; an optional field that goes, as Null (flaw 17)',
    format: 'msgpack',
    world: 'values',
    options: ['--entities', '1', '--rate', '20', '--ticks', '4'],
    isCut: false,
  },
  {
    name: 'values-json',
    shows: 'the same as JSON, which has no NaN and no infinities',
    format: 'json',
    world: 'values',
    options: ['--entities', '1', '--rate', '20', '--ticks', '4'],
    isCut: false,
  },
]
