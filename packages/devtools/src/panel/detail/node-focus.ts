import type { ExplainedNode } from '@tx2-link/core'
import { useCallback, useMemo, useState } from 'react'
import type { Highlight } from './byte-rows.ts'
import { outermost } from './tree-rows.ts'

/** Which part of the message is pointed at and which is selected: tree and bytes share it. */
export interface NodeFocus {
  readonly hovered: ExplainedNode | undefined
  readonly selected: ExplainedNode | undefined
  readonly hover: (node: ExplainedNode | undefined) => void
  readonly select: (node: ExplainedNode | undefined) => void
}

/** The focus within one message; another root starts afresh. */
export function useNodeFocus(root: ExplainedNode | undefined): NodeFocus {
  const [state, setState] = useState<{
    readonly root: ExplainedNode | undefined
    readonly hovered: ExplainedNode | undefined
    readonly selected: ExplainedNode | undefined
  }>({ root, hovered: undefined, selected: undefined })
  const current = state.root === root ? state : { root, hovered: undefined, selected: undefined }

  const hover = useCallback(
    (hovered: ExplainedNode | undefined) =>
      setState((last) => {
        const selected = last.root === root ? last.selected : undefined
        if (last.root === root && last.hovered === hovered) return last
        return { root, hovered, selected }
      }),
    [root],
  )
  const select = useCallback(
    (selected: ExplainedNode | undefined) => setState({ root, hovered: undefined, selected }),
    [root],
  )
  const { hovered, selected } = current
  return useMemo(() => ({ hovered, selected, hover, select }), [hovered, selected, hover, select])
}

/** What the bytes highlight for a node: its value, the rest of it, and what it belongs to. */
export function highlightOf(node: ExplainedNode | undefined): Highlight | undefined {
  if (node === undefined) return undefined
  const change = outermost(node)
  const hasValue = node.value !== undefined && node.valueEnd > node.valueStart
  return {
    change,
    field: node === change && !hasValue ? undefined : node,
    value: hasValue ? { start: node.valueStart, end: node.valueEnd } : undefined,
  }
}
