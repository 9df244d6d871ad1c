import type { DeltaChange, FieldDelta } from '../../protocol/change.ts'
import { rawName, writeComponentData, writeFieldValue } from './encode-value.ts'
import type { MessagePackWriter } from './writer.ts'

const TAG: Readonly<Record<DeltaChange['type'], Uint8Array>> = {
  entity_added: rawName('entity_added'),
  entity_removed: rawName('entity_removed'),
  component_added: rawName('component_added'),
  component_removed: rawName('component_removed'),
  component_updated: rawName('component_updated'),
  fields_updated: rawName('fields_updated'),
}

export function writeChanges(writer: MessagePackWriter, changes: readonly DeltaChange[]): void {
  writer.openArray(changes.length)
  for (const change of changes) writeChange(writer, change)
  writer.close()
}

function writeChange(writer: MessagePackWriter, change: DeltaChange): void {
  switch (change.type) {
    case 'fields_updated':
      writer.openArray(4)
      writer.writeRaw(TAG.fields_updated)
      writer.writeU32(change.entityId)
      writer.writeName(change.componentId)
      writeFieldDeltas(writer, change.fields)
      break
    case 'component_added':
    case 'component_updated':
      writer.openArray(4)
      writer.writeRaw(TAG[change.type])
      writer.writeU32(change.entityId)
      writer.writeName(change.componentId)
      writeComponentData(writer, change.data)
      break
    case 'component_removed':
      writer.openArray(3)
      writer.writeRaw(TAG.component_removed)
      writer.writeU32(change.entityId)
      writer.writeName(change.componentId)
      break
    case 'entity_added':
    case 'entity_removed':
      writer.openArray(2)
      writer.writeRaw(TAG[change.type])
      writer.writeU32(change.entityId)
      break
  }
  writer.close()
}

function writeFieldDeltas(writer: MessagePackWriter, deltas: readonly FieldDelta[]): void {
  writer.openArray(deltas.length)
  for (const delta of deltas) {
    writer.openArray(3)
    writer.writeName(delta.fieldId)
    if (delta.oldValue === undefined) writer.writeNil()
    else writeFieldValue(writer, delta.oldValue)
    writeFieldValue(writer, delta.newValue)
    writer.close()
  }
  writer.close()
}
