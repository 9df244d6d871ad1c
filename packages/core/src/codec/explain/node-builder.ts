import {
  BYTE_ROLES,
  type ByteRole,
  type ExplainedNode,
  type ExplainedValue,
  type NodeKind,
} from './explained-node.ts'

/** The value of a node that was not told where it lies reaches to the node's end. */
const UNPLACED = -1

/** A node that is being read: what it is called may come after what it holds. */
export interface OpenNode extends ExplainedNode {
  name: string
  type: string
  value: ExplainedValue | undefined
  entityId: number | undefined
  end: number
  valueStart: number
  valueEnd: number
  role: ByteRole
  readonly children: OpenNode[]
  readonly parent: OpenNode | undefined
}

/** Puts nodes into each other as they are opened and closed, and marks what each byte is there for. */
export class NodeBuilder {
  readonly root: OpenNode = createNode('message', 'message', 'message', 0, undefined)
  readonly roles: Uint8Array
  /** The node that holds what comes next. */
  current: OpenNode = this.root

  constructor(byteLength: number) {
    this.roles = new Uint8Array(byteLength)
  }

  /** Opens a node within the current one and makes it current. */
  open(kind: NodeKind, name: string, type: string, start: number): OpenNode {
    const node = createNode(kind, name, type, start, this.current)
    this.current.children.push(node)
    this.current = node
    return node
  }

  /** Ends the current node; the one that holds it is current again. */
  close(end: number): void {
    const node = this.current
    node.end = end
    if (node.valueEnd === UNPLACED) node.valueEnd = end
    if (node.kind === 'header') this.mark('header', node.start, end)
    if (node.role !== 'header')
      node.role = BYTE_ROLES[this.roles[node.valueStart] ?? 0] ?? 'structure'
    if (node.parent !== undefined) this.current = node.parent
  }

  /** Says where the current node's value lies. */
  place(start: number, end: number): void {
    this.current.valueStart = start
    this.current.valueEnd = end
  }

  mark(role: ByteRole, start: number, end: number): void {
    this.roles.fill(BYTE_ROLES.indexOf(role), start, end)
  }
}

/** How many bytes have each role. */
export function countRoles(roles: Uint8Array): Record<ByteRole, number> {
  const counts = BYTE_ROLES.map(() => 0)
  for (let index = 0; index < roles.length; index += 1) {
    const code = roles[index] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  const [structure = 0, name = 0, value = 0, header = 0] = counts
  return { structure, name, value, header }
}

function createNode(
  kind: NodeKind,
  name: string,
  type: string,
  start: number,
  parent: OpenNode | undefined,
): OpenNode {
  return {
    kind,
    name,
    type,
    value: undefined,
    entityId: undefined,
    start,
    end: start,
    valueStart: start,
    valueEnd: UNPLACED,
    role: kind === 'header' || parent?.role === 'header' ? 'header' : 'structure',
    children: [],
    parent,
  }
}
