import type { Format } from '@tx2-link/core'
import { UsageError } from './usage-error.ts'

const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']

/** What bytes can hold: a message, or one of the things that the crate writes by themselves. */
export type Kind = 'message' | 'snapshot' | 'delta' | 'component'

const KINDS: readonly Kind[] = ['message', 'snapshot', 'delta', 'component']

export function readFormat(option: string, text: string): Format {
  return oneOf(option, FORMATS, text)
}

export function readKind(text: string): Kind {
  return oneOf('--kind', KINDS, text)
}

export function readPort(option: string, text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UsageError(`${option} takes a port from 0 to 65535, not ${text}`)
}

export function oneOf<Choice extends string>(
  option: string,
  choices: readonly Choice[],
  text: string,
): Choice {
  const choice = choices.find((each) => each === text)
  if (choice !== undefined) return choice
  throw new UsageError(`${option} takes ${choices.join(', ')}, not ${text}`)
}
