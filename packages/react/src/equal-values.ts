import { shallow } from 'zustand/vanilla/shallow'

/**
 * Whether two values say the same: plain objects, lists, maps and sets by what is in them, all else
 * by being the same. Objects of classes may keep what they say out of sight: to `shallow`, two dates
 * are always equal.
 */
export function equalValues(first: unknown, second: unknown): boolean {
  return Object.is(first, second) || (isOpen(first) && shallow(first, second))
}

function isOpen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
