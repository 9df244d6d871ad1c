import { LinkError, LinkErrorCode } from '../error.ts'

/** The input is not what was expected at this byte. */
export function malformed(text: string, offset: number): LinkError {
  return new LinkError(LinkErrorCode.malformed, text, { offset })
}

/** The input costs more than the limits allow. */
export function tooCostly(text: string, offset: number): LinkError {
  return new LinkError(LinkErrorCode.limitExceeded, text, { offset })
}

/** The value to be written does not fit its type. */
export function misfit(type: string, value: unknown): LinkError {
  return new LinkError(LinkErrorCode.invalidValue, `${String(value)} is no ${type}`)
}

/** The value to be written has no place in the format. */
export function unrepresentable(text: string): LinkError {
  return new LinkError(LinkErrorCode.unrepresentable, text)
}

/** The value to be written is nested deeper than its readers go, or holds itself. */
export function tooDeep(maxDepth: number): LinkError {
  return new LinkError(
    LinkErrorCode.limitExceeded,
    `arrays and maps lie more than ${maxDepth} deep within each other`,
  )
}
