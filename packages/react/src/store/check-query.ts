import { LinkError, LinkErrorCode } from '@tx2-link/core'

const LISTS: ReadonlySet<string> = new Set(['all', 'any', 'none', 'values'])
const DIRECTIONS: ReadonlySet<unknown> = new Set([undefined, 'ascending', 'descending'])

/**
 * Throws LinkError `invalidConfig` for what is no query. Types say so where there are any; without
 * them a misspelt word would mean every entity, or none.
 */
export function checkQuery(query: unknown): void {
  if (!isRecord(query)) throw refused(`a query is an object such as { all: ['Health'] }`)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    if (LISTS.has(name)) checkNames(name, value)
    else if (name === 'sort') checkSort(value)
    else if (name === 'limit') checkLimit(value)
    else if (name === 'where') checkConditions(value)
    else throw refused(`a query has all, any, none, where, sort, limit and values, and no ${name}`)
  }
}

function checkNames(name: string, value: unknown): void {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return
  throw refused(`a query's ${name} is a list of components such as ['Health']`)
}

function checkSort(value: unknown): void {
  const isOrder = Array.isArray(value) && value.every(isSortStep)
  if (isOrder) return
  throw refused(
    `a query's sort is a list of steps such as [['Score', 'points', 'descending']], each 'ascending' unless told`,
  )
}

function isSortStep(step: unknown): boolean {
  if (!Array.isArray(step) || step.length > 3) return false
  const [component, field, direction]: unknown[] = step
  return typeof component === 'string' && typeof field === 'string' && DIRECTIONS.has(direction)
}

function checkLimit(value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) >= 1) return
  throw refused(`a query is limited to a whole number of at least 1, not to ${String(value)}`)
}

function checkConditions(value: unknown): void {
  const isWhere = isRecord(value) && Object.values(value).every(isCondition)
  if (isWhere) return
  throw refused(
    `a query's where has conditions or a function by component, such as { Health: { current: { below: 20 } } }`,
  )
}

function isCondition(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || isRecord(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(message: string): LinkError {
  return new LinkError(LinkErrorCode.invalidConfig, message)
}
