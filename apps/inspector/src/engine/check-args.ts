import { LinkError, LinkErrorCode } from '@tx2-link/core'
import type { ArgSpec, ArgSpecs, ArgValue, ArgValues } from './args.ts'

const MAX_SEED = 0xffff_ffff

/** Why a value cannot be an arg's, in words; undefined when it can. */
export function whyNot(spec: ArgSpec, value: unknown): string | undefined {
  switch (spec.kind) {
    case 'number': {
      const { min, max } = spec
      const fits = typeof value === 'number' && value >= min && value <= max
      return fits ? undefined : `must be a number from ${min} to ${max}`
    }
    case 'seed': {
      const fits = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_SEED
      return fits ? undefined : `must be a whole number from 0 to ${MAX_SEED}`
    }
    case 'choice':
      return spec.choices.some((choice) => choice === value)
        ? undefined
        : `must be one of ${spec.choices.join(', ')}`
    case 'toggle':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'text': {
      const fits = typeof value === 'string' && value.length <= spec.maxLength
      return fits ? undefined : `must be a text of at most ${spec.maxLength} characters`
    }
  }
}

/** The defaults of all args. */
export function defaultsOf<Specs extends ArgSpecs>(specs: Specs): ArgValues<Specs>
export function defaultsOf(specs: ArgSpecs): ArgValues {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]))
}

/** The defaults with what is given over them; throws `LinkError` `invalidValue` for what is unknown or impossible. */
export function completeArgs<Specs extends ArgSpecs>(
  specs: Specs,
  given: Readonly<Record<string, ArgValue | undefined>>,
): ArgValues<Specs>
export function completeArgs(
  specs: ArgSpecs,
  given: Readonly<Record<string, ArgValue | undefined>>,
): ArgValues {
  const values: Record<string, ArgValue> = { ...defaultsOf(specs) }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    const reason = spec === undefined ? 'is no arg of this story' : whyNot(spec, value)
    if (reason !== undefined) {
      throw new LinkError(LinkErrorCode.invalidValue, `${name} ${reason}`)
    }
    values[name] = value
  }
  return values
}
