/** A number within bounds, shown as a slider with a box. */
export interface NumberArg {
  readonly kind: 'number'
  readonly default: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** What the number counts: 'ms', 'bytes/s'. */
  readonly unit?: string
  /** Turned while the story runs: its scene reads it in each tick. Another value of other args begins the story again. */
  readonly isLive?: boolean
}

/** One of a few values, shown as a segmented control. */
export interface ChoiceArg<Value extends string | number = string | number> {
  readonly kind: 'choice'
  readonly default: Value
  readonly choices: readonly Value[]
}

/** On or off, shown as a switch. */
export interface ToggleArg {
  readonly kind: 'toggle'
  readonly default: boolean
}

/** A short text, shown as a box. */
export interface TextArg {
  readonly kind: 'text'
  readonly default: string
  readonly maxLength: number
}

/** What every chance of a run follows from, shown as a box in mono; a whole number from 0 below 2^32. */
export interface SeedArg {
  readonly kind: 'seed'
  readonly default: number
}

export type ArgSpec = NumberArg | ChoiceArg | ToggleArg | TextArg | SeedArg

/** What can be chosen about a story, by name, in the order of its controls. */
export type ArgSpecs = Readonly<Record<string, ArgSpec>>

export type ArgValue = string | number | boolean

type ValueOf<Spec extends ArgSpec> =
  Spec extends ChoiceArg<infer Value>
    ? Value
    : Spec extends ToggleArg
      ? boolean
      : Spec extends TextArg
        ? string
        : number

/** The values that a story's play gets, by name. */
export type ArgValues<Specs extends ArgSpecs = ArgSpecs> = {
  readonly [Name in keyof Specs]: ValueOf<Specs[Name]>
}

export function number(spec: Omit<NumberArg, 'kind'>): NumberArg {
  return { kind: 'number', ...spec }
}

export function choice<const Value extends string | number>(
  choices: readonly Value[],
  options: { readonly default: NoInfer<Value> },
): ChoiceArg<Value> {
  return { kind: 'choice', choices, default: options.default }
}

export function toggle(options: { readonly default: boolean }): ToggleArg {
  return { kind: 'toggle', default: options.default }
}

export function text(options: { readonly default: string; readonly maxLength?: number }): TextArg {
  return { kind: 'text', default: options.default, maxLength: options.maxLength ?? 64 }
}

export function seed(options: { readonly default: number }): SeedArg {
  return { kind: 'seed', default: options.default }
}
