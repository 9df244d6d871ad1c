import type { MessageSummary } from '../recording/message-summaries.ts'
import type { Recorder } from '../recording/recorder.ts'
import type { FilterField } from './fields.ts'
import type { Filter, FilterNode } from './filter.ts'
import { LazyTest } from './lazy-test.ts'
import { numberTest, textTest, timeOfDayTest } from './value-test.ts'

/** Whether a message passes. */
export type MessageTest = (index: number) => boolean

type Comparison = Extract<FilterNode, { readonly kind: 'compare' | 'in' }>

/** Fields that are known of a message only when it was decoded. */
const DECODED_FIELDS: ReadonlySet<FilterField> = new Set<FilterField>([
  'entity',
  'entities',
  'component',
  'field',
  'code',
])

/** What a filter says of each message; a message is decoded only when nothing cheaper decides. */
export function compileFilter({ root }: Filter, recorder: Recorder): MessageTest {
  return root === undefined ? () => true : compileNode(root, recorder)
}

function compileNode(node: FilterNode, recorder: Recorder): MessageTest {
  switch (node.kind) {
    case 'and': {
      const tests = inOrderOfCost(node.operands).map((operand) => compileNode(operand, recorder))
      return (index) => tests.every((test) => test(index))
    }
    case 'or': {
      const tests = inOrderOfCost(node.operands).map((operand) => compileNode(operand, recorder))
      return (index) => tests.some((test) => test(index))
    }
    case 'not': {
      const test = compileNode(node.operand, recorder)
      return (index) => !test(index)
    }
    case 'compare': {
      const test = compileComparison(node, recorder)
      // What is not the same is the opposite of what is: of a list, no element may be.
      return node.operator === '!=' ? (index) => !test(index) : test
    }
    case 'in':
      return compileComparison(node, recorder)
  }
}

function compileComparison(node: Comparison, recorder: Recorder): MessageTest {
  const { columns, summaries } = recorder
  switch (node.field) {
    case 'type':
      return textColumn(node, (index) => columns.messageType(index))
    case 'dir':
      return textColumn(node, (index) => columns.direction(index))
    case 'verdict':
      return textColumn(node, (index) => columns.verdict(index))
    case 'reason':
      return textColumn(node, (index) => columns.reason(index))
    case 'link':
      return textColumn(node, (index) => columns.link(index))
    case 'bytes':
      return numberColumn(node, (index) => columns.byteLength(index))
    case 'changes':
      return numberColumn(node, (index) => columns.changeCount(index))
    case 'ticks':
      return numberColumn(node, (index) => columns.ticks(index))
    case 'sequence':
      return numberColumn(node, (index) => columns.sequence(index))
    case 'tick':
      return numberColumn(node, (index) => tickOf(recorder, index))
    case 'gap':
      return numberColumn(node, (index) => columns.gapMs(index))
    case 'held':
      return numberColumn(node, (index) => columns.heldMs(index))
    case 'code':
      return numberColumn(node, (index) => errorCodeOf(recorder, index))
    case 'entities':
      return numberColumn(node, (index) => recorder.entitiesOf(index) ?? Number.NaN)
    case 'time':
      return compileTime(node, recorder)
    case 'entity': {
      const test = numberTest(node)
      return (index) => hasEntity(summaries.read(index), test)
    }
    case 'component': {
      const test = textTest(node)
      const known = new LazyTest((code) => {
        const name = summaries.components.nameOf(code)
        return name !== undefined && test(name)
      })
      return (index) => hasComponent(summaries.read(index), known)
    }
    case 'field': {
      const test = textTest(node)
      const known = new LazyTest((code) => {
        const named = summaries.fields.fieldOf(code)
        return (
          named !== undefined && (test(named.field) || test(`${named.component}.${named.field}`))
        )
      })
      return (index) => hasField(summaries.read(index), known)
    }
  }
}

function textColumn(node: Comparison, read: (index: number) => string | undefined): MessageTest {
  const test = textTest(node)
  return (index) => {
    const text = read(index)
    return text !== undefined && test(text)
  }
}

function numberColumn(node: Comparison, read: (index: number) => number): MessageTest {
  const test = numberTest(node)
  return (index) => test(read(index))
}

/** Since the recording began, or by the clock on the wall where the reader is. */
function compileTime(node: Comparison, recorder: Recorder): MessageTest {
  const { columns, timeOrigin } = recorder
  const sinceStart = numberTest(node)
  const ofDay = timeOfDayTest(node)
  return (index) => {
    const time = columns.time(index)
    return sinceStart(time - (recorder.startTime ?? 0)) || ofDay(timeOrigin + time)
  }
}

function tickOf({ columns }: Recorder, index: number): number {
  const type = columns.messageType(index)
  return type === 'snapshot' || type === 'delta' ? columns.sequence(index) : Number.NaN
}

function errorCodeOf(recorder: Recorder, index: number): number {
  if (recorder.columns.messageType(index) !== 'error') return Number.NaN
  const payload = recorder.message(index)?.payload
  return payload?.type === 'error' ? payload.code : Number.NaN
}

function hasEntity(summary: MessageSummary | undefined, test: (id: number) => boolean): boolean {
  if (summary === undefined) return false
  const { list, entitiesFrom, entitiesTo } = summary
  for (let at = entitiesFrom; at < entitiesTo; at += 1) if (test(list[at] ?? 0)) return true
  return false
}

function hasComponent(summary: MessageSummary | undefined, test: LazyTest): boolean {
  return summary !== undefined && test.some(summary.list, summary.entitiesTo, summary.componentsTo)
}

function hasField(summary: MessageSummary | undefined, test: LazyTest): boolean {
  return summary !== undefined && test.some(summary.list, summary.componentsTo, summary.fieldsTo)
}

function inOrderOfCost(nodes: readonly FilterNode[]): readonly FilterNode[] {
  return [...nodes.filter((node) => !needsDecoding(node)), ...nodes.filter(needsDecoding)]
}

function needsDecoding(node: FilterNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.some(needsDecoding)
    case 'not':
      return needsDecoding(node.operand)
    case 'compare':
    case 'in':
      return DECODED_FIELDS.has(node.field)
  }
}
