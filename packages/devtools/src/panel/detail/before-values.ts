import type { ExplainedNode, World } from '@tx2-link/core'
import { useMemo } from 'react'
import type { Recorder } from '../../recording/recorder.ts'

/** Reads what a field held before a message; undefined when it held nothing or nobody knows. */
export type BeforeReader = (node: ExplainedNode) => unknown

const nothing: BeforeReader = () => undefined

/** What fields held before a message, from the world at the message before it. */
export function useBefore(recorder: Recorder, index: number | undefined): BeforeReader {
  return useMemo(
    () => (index === undefined ? nothing : createBeforeReader(recorder, index)),
    [recorder, index],
  )
}

/** The world is rebuilt once, when the first value is asked for. */
function createBeforeReader(recorder: Recorder, index: number): BeforeReader {
  const direction = recorder.columns.direction(index)
  if (recorder.columns.messageType(index) !== 'delta' || direction === undefined) return nothing
  const values = new Map<ExplainedNode, unknown>()
  let world: World | undefined
  let isBuilt = false
  return (node) => {
    if (values.has(node)) return values.get(node)
    if (!isBuilt) {
      isBuilt = true
      world = recorder.worldAt(index - 1, direction)
    }
    const value = valueBefore(world, node)
    values.set(node, value)
    return value
  }
}

function valueBefore(world: World | undefined, node: ExplainedNode): unknown {
  const told = node.children.find(({ kind }) => kind === 'old-value')
  if (told?.value !== undefined) return told.value
  const change = node.parent
  if (node.kind !== 'field' || change?.kind !== 'change' || change.entityId === undefined) {
    return undefined
  }
  if (world === undefined || !world.has(change.entityId, change.name)) return undefined
  return fieldOf(world.get(change.entityId, change.name), node.name)
}

function fieldOf(component: unknown, name: string): unknown {
  if (typeof component !== 'object' || component === null) return undefined
  return Object.getOwnPropertyDescriptor(component, name)?.value
}
