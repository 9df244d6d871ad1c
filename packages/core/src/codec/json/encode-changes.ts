import type { DeltaChange, FieldDelta } from '../../protocol/change.ts'
import { writeComponentData, writeFieldValue, writeList } from './encode-value.ts'
import type { JsonWriter } from './writer.ts'

export function writeChanges(writer: JsonWriter, changes: readonly DeltaChange[]): void {
  writeList(writer, changes, writeChange)
}

function writeChange(writer: JsonWriter, change: DeltaChange): void {
  writer.open(`{"type":"${change.type}","entity_id":`)
  writer.writeInteger(change.entityId)
  switch (change.type) {
    case 'fields_updated':
      writer.raw(',"component_id":')
      writer.writeName(change.componentId)
      writer.raw(',"fields":')
      writeList(writer, change.fields, writeFieldDelta)
      break
    case 'component_added':
    case 'component_updated':
      writer.raw(',"component_id":')
      writer.writeName(change.componentId)
      writer.raw(',"data":')
      writeComponentData(writer, change.data)
      break
    case 'component_removed':
      writer.raw(',"component_id":')
      writer.writeName(change.componentId)
      break
    case 'entity_added':
    case 'entity_removed':
      break
  }
  writer.close('}')
}

function writeFieldDelta(writer: JsonWriter, delta: FieldDelta): void {
  writer.open('{"field_id":')
  writer.writeName(delta.fieldId)
  writer.raw(',"old_value":')
  if (delta.oldValue === undefined) writer.raw('null')
  else writeFieldValue(writer, delta.oldValue)
  writer.raw(',"new_value":')
  writeFieldValue(writer, delta.newValue)
  writer.close('}')
}
