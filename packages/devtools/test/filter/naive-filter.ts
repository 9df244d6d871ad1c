import type { ComponentData, Message } from '@tx2-link/core'
import type { FilterNode, FilterValue } from '../../src/filter/filter.ts'
import type { Recorder } from '../../src/recording/recorder.ts'

type Comparison = Extract<FilterNode, { readonly kind: 'compare' | 'in' }>
type Fact = string | number

/** What a filter means, written down as plainly as can be: every fact of a message in a list. */
export function naivelyPasses(
  node: FilterNode | undefined,
  recorder: Recorder,
  index: number,
): boolean {
  if (node === undefined) return true
  const passes = (operand: FilterNode): boolean => naivelyPasses(operand, recorder, index)
  switch (node.kind) {
    case 'and':
      return node.operands.every(passes)
    case 'or':
      return node.operands.some(passes)
    case 'not':
      return !passes(node.operand)
    case 'in':
      return node.values.some((value) => holds(node, '==', value, recorder, index))
    case 'compare':
      return node.operator === '!='
        ? !holds(node, '==', node.value, recorder, index)
        : holds(node, node.operator, node.value, recorder, index)
  }
}

function holds(
  { field }: Comparison,
  operator: string,
  value: FilterValue,
  recorder: Recorder,
  index: number,
): boolean {
  const isOfDay = value.kind === 'time-of-day'
  const facts = isOfDay ? [timeOfDay(recorder, index)] : factsOf(field, recorder, index)
  const wanted = value.kind === 'number' ? value.number : isOfDay ? value.ms : value.text
  return facts.some((fact) => {
    if (operator === '==') return fact === wanted
    if (operator === '<') return fact < wanted
    if (operator === '<=') return fact <= wanted
    if (operator === '>') return fact > wanted
    if (operator === '>=') return fact >= wanted
    return String(fact).toLowerCase().includes(String(wanted).toLowerCase())
  })
}

function timeOfDay(recorder: Recorder, index: number): number {
  const date = new Date(recorder.timeOrigin + recorder.record(index)!.time)
  const midnight = new Date(date)
  midnight.setHours(0, 0, 0, 0)
  return date.getTime() - midnight.getTime()
}

function factsOf(field: Comparison['field'], recorder: Recorder, index: number): Fact[] {
  const record = recorder.record(index)!
  const message = recorder.message(index)!
  const isState = record.messageType === 'delta' || record.messageType === 'snapshot'
  switch (field) {
    case 'type':
      return [record.messageType]
    case 'dir':
      return [record.direction]
    case 'verdict':
      return [record.verdict]
    case 'reason':
      return known(record.reason)
    case 'link':
      return [record.link]
    case 'bytes':
      return [record.byteLength]
    case 'changes':
      return [record.changeCount]
    case 'ticks':
      return [record.ticks]
    case 'sequence':
      return [record.sequence]
    case 'tick':
      return isState ? [record.sequence] : []
    case 'time':
      return [record.time - recorder.startTime!]
    case 'gap':
      return known(record.gapMs)
    case 'held':
      return known(record.heldMs)
    case 'code':
      return message.payload.type === 'error' ? [message.payload.code] : []
    case 'entities':
      return [new Set(namesOf(message).entities).size]
    case 'entity':
      return namesOf(message).entities
    case 'component':
      return namesOf(message).components
    case 'field':
      return namesOf(message).fields
  }
}

interface Names {
  readonly entities: number[]
  readonly components: string[]
  readonly fields: string[]
}

function namesOf({ payload }: Message): Names {
  const names: Names = { entities: [], components: [], fields: [] }
  const add = (component: string, fields: Iterable<string>): void => {
    names.components.push(component)
    for (const field of fields) names.fields.push(field, `${component}.${field}`)
  }
  if (payload.type === 'snapshot') {
    for (const { id, components } of payload.entities) {
      names.entities.push(id)
      for (const component of components) add(component.id, fieldsOf(component.data))
    }
  }
  if (payload.type === 'delta') {
    for (const change of payload.changes) {
      names.entities.push(change.entityId)
      if (!('componentId' in change)) continue
      if (change.type === 'fields_updated') {
        add(
          change.componentId,
          change.fields.map(({ fieldId }) => fieldId),
        )
      } else {
        add(change.componentId, 'data' in change ? fieldsOf(change.data) : [])
      }
    }
  }
  return names
}

function fieldsOf(data: ComponentData): Iterable<string> {
  if (data.type === 'Structured') return data.fields.keys()
  if (data.type === 'Binary') return []
  const value: unknown = JSON.parse(data.text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : []
}

function known(value: Fact | undefined): Fact[] {
  return value === undefined ? [] : [value]
}
