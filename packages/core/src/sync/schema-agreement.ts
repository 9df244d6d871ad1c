import type { Strictness } from '../delta/check.ts'
import type { ComponentSchemaInfo } from '../protocol/message.ts'
import type { SchemaRegistry } from '../schema/schema-registry.ts'

/**
 * Why the components that a peer announced cannot be read by ours, naming component, field and both
 * versions; undefined when they can. Optional fields and those with a default may be missing. What
 * only the peer has is kept or left out, or refused when strict.
 */
export function findDisagreement(
  ours: SchemaRegistry,
  theirs: readonly ComponentSchemaInfo[],
  strictness: Strictness,
): string | undefined {
  const reasons = theirs.flatMap((schema) => reasonsAgainst(ours, schema, strictness))
  return reasons.length === 0 ? undefined : reasons.join('; ')
}

function reasonsAgainst(
  ours: SchemaRegistry,
  theirs: ComponentSchemaInfo,
  strictness: Strictness,
): string[] {
  const { componentId } = theirs
  const known = ours.get(componentId)
  if (known === undefined) {
    return strictness === 'strict'
      ? [`${componentId} (version ${theirs.version} there) is not known here`]
      : []
  }
  const verdict = ours.validateCompatibility(theirs)
  const reasons = verdict.ok ? [] : [...verdict.reasons]
  if (strictness === 'strict') {
    const fields = new Set(known.fields.map(({ fieldId }) => fieldId))
    for (const { fieldId } of theirs.fields) {
      if (!fields.has(fieldId)) reasons.push(`${componentId}.${fieldId} is not known here`)
    }
  }
  const versions = `version ${known.version} here, ${theirs.version} there`
  return reasons.map((reason) => `${reason} (${versions})`)
}
