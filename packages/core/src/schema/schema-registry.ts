import { LinkError, LinkErrorCode } from '../error.ts'
import type { ComponentId } from '../protocol/ids.ts'
import type { ComponentSchema, FieldSchema } from './component-schema.ts'
import { MAX_COMPONENTS } from './define-schema.ts'
import { isNumberType } from './field.ts'

/** Versions kept of one component, at the most. */
export const MAX_VERSIONS = 256

const MAX_VERSION = 0xffff_ffff

/** Whether components written by one schema can be read by another, and if not, why. */
export type Compatibility =
  | { readonly ok: true }
  | { readonly ok: false; readonly reasons: readonly string[] }

/**
 * Every version of every component's description.
 * Finite: 1,024 components of 256 versions each, then LinkError `limitExceeded`.
 */
export class SchemaRegistry {
  readonly #versions = new Map<ComponentId, ComponentSchema[]>()
  #currentVersion = 1

  /** The schema version that this side puts into its messages' headers. */
  get currentVersion(): number {
    return this.#currentVersion
  }

  set currentVersion(version: number) {
    checkVersion(version, 'the current version')
    this.#currentVersion = version
  }

  /** Adds a version, which must be newer than the latest: else LinkError `schemaMismatch`. */
  register(schema: ComponentSchema): void {
    const { componentId, version } = schema
    checkVersion(version, componentId)
    const versions = this.#versions.get(componentId)
    if (versions === undefined) {
      if (this.#versions.size >= MAX_COMPONENTS) {
        throw new LinkError(
          LinkErrorCode.limitExceeded,
          `a registry holds at most ${MAX_COMPONENTS} components`,
        )
      }
      this.#versions.set(componentId, [schema])
      return
    }
    const latest = versions.at(-1)
    if (latest !== undefined && version <= latest.version) {
      throw new LinkError(
        LinkErrorCode.schemaMismatch,
        `${componentId} has version ${latest.version}; ${version} is not newer`,
      )
    }
    if (versions.length >= MAX_VERSIONS) {
      throw new LinkError(
        LinkErrorCode.limitExceeded,
        `a registry holds at most ${MAX_VERSIONS} versions of a component`,
      )
    }
    versions.push(schema)
  }

  /** The latest version. */
  get(componentId: ComponentId): ComponentSchema | undefined {
    return this.#versions.get(componentId)?.at(-1)
  }

  getVersion(componentId: ComponentId, version: number): ComponentSchema | undefined {
    return this.#versions.get(componentId)?.find((schema) => schema.version === version)
  }

  has(componentId: ComponentId): boolean {
    return this.#versions.has(componentId)
  }

  /** The latest version of each component, in the order in which they first came. */
  getAll(): ComponentSchema[] {
    return Array.from(this.#versions.keys(), (id) => this.get(id)).filter(
      (schema) => schema !== undefined,
    )
  }

  /** A component's version numbers, oldest first. */
  getVersionHistory(componentId: ComponentId): number[] {
    return (this.#versions.get(componentId) ?? []).map((schema) => schema.version)
  }

  /**
   * Whether components that a peer writes by `theirs` fill our latest version.
   * A newer version alone proves nothing: the fields decide. A number may fill a number of
   * another type, since each value is checked when it comes.
   */
  validateCompatibility(theirs: ComponentSchema): Compatibility {
    const ours = this.get(theirs.componentId)
    if (ours === undefined) return { ok: false, reasons: [`${theirs.componentId} is not known`] }
    const theirFields = new Map(theirs.fields.map((field) => [field.fieldId, field]))
    const reasons: string[] = []
    for (const field of ours.fields) {
      const reason = incompatibility(field, theirFields.get(field.fieldId))
      if (reason !== undefined) reasons.push(`${ours.componentId}.${field.fieldId} ${reason}`)
    }
    return reasons.length === 0 ? { ok: true } : { ok: false, reasons }
  }

  clear(): void {
    this.#versions.clear()
  }
}

function incompatibility(ours: FieldSchema, theirs: FieldSchema | undefined): string | undefined {
  const mayBeMissing = ours.optional || ours.defaultValue !== undefined
  if (theirs === undefined) return mayBeMissing ? undefined : 'is required and missing'
  const areNumbers = isNumberType(theirs.fieldType) && isNumberType(ours.fieldType)
  if (theirs.fieldType !== ours.fieldType && !areNumbers) {
    return `is ${theirs.fieldType} and ${ours.fieldType} was expected`
  }
  return theirs.optional && !mayBeMissing ? 'is required and may be missing' : undefined
}

function checkVersion(version: number, what: string): void {
  if (Number.isInteger(version) && version >= 0 && version <= MAX_VERSION) return
  throw new LinkError(LinkErrorCode.invalidConfig, `${what} has no version: ${version}`)
}
