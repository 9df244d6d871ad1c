import type { FieldValue } from '@tx2-link/core'

const MAX_I64 = 2n ** 63n - 1n

/** Strings, which may hold what looks like numbers, or the numbers between them. */
const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** JSON text as the crate reads it: integers are I64, or U64 above that, whatever their size. */
export function readJsonText(text: string): FieldValue {
  // Numbers become objects of their digits, since JSON.parse would round them.
  const marked = text.replaceAll(STRINGS_AND_NUMBERS, (token) =>
    token.startsWith('"') ? token : `{"digits":"${token}"}`,
  )
  return valueOf(JSON.parse(marked))
}

function valueOf(parsed: unknown): FieldValue {
  if (typeof parsed === 'boolean') return { type: 'Bool', value: parsed }
  if (typeof parsed === 'string') return { type: 'String', value: parsed }
  if (typeof parsed !== 'object' || parsed === null) return { type: 'Null' }
  if (Array.isArray(parsed)) return { type: 'Array', value: parsed.map(valueOf) }
  if ('digits' in parsed && typeof parsed.digits === 'string') return numberOf(parsed.digits)
  const entries = Object.entries(parsed)
  return { type: 'Map', value: new Map(entries.map(([key, value]) => [key, valueOf(value)])) }
}

function numberOf(digits: string): FieldValue {
  if (/[.eE]/.test(digits)) return { type: 'F64', value: Number(digits) }
  const value = BigInt(digits)
  return value > MAX_I64 ? { type: 'U64', value } : { type: 'I64', value }
}
