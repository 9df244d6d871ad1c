import type { DeltaChange, FieldDelta } from '../../protocol/change.ts'
import { writeComponentData, writeFieldValue, writeList } from './encode-value.ts'
import type { BincodeWriter } from './writer.ts'

export function writeChanges(writer: BincodeWriter, changes: readonly DeltaChange[]): void {
  writeList(writer, changes, writeChange)
}

function writeChange(writer: BincodeWriter, change: DeltaChange): void {
  writer.open()
  writer.writeName(change.type)
  writer.writeU32(change.entityId)
  switch (change.type) {
    case 'fields_updated':
      writer.writeName(change.componentId)
      writeList(writer, change.fields, writeFieldDelta)
      break
    case 'component_added':
    case 'component_updated':
      writer.writeName(change.componentId)
      writeComponentData(writer, change.data)
      break
    case 'component_removed':
      writer.writeName(change.componentId)
      break
    case 'entity_added':
    case 'entity_removed':
      break
  }
  writer.close()
}

function writeFieldDelta(writer: BincodeWriter, delta: FieldDelta): void {
  writer.open()
  writer.writeName(delta.fieldId)
  writer.writeOption(delta.oldValue !== undefined)
  if (delta.oldValue !== undefined) writeFieldValue(writer, delta.oldValue)
  writeFieldValue(writer, delta.newValue)
  writer.close()
}
