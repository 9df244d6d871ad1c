import type { Schema } from '@tx2-link/core'

/** Names that completion offers. */
export interface Vocabulary {
  readonly components: readonly string[]
  /** `Position.x` and the like. */
  readonly fields: readonly string[]
  readonly links: readonly string[]
}

/** The names of a schema, and of links if there are several. */
export function vocabularyOf(
  schema: Schema | undefined,
  links: readonly string[] = [],
): Vocabulary {
  const components = [...(schema?.components.values() ?? [])]
  return {
    components: components.map(({ id }) => id),
    fields: components.flatMap(({ id, fields }) => fields.map((field) => `${id}.${field.id}`)),
    links,
  }
}
