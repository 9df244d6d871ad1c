/** What of the platform says whether to trace, and where to. */
export interface Surroundings {
  readonly process?:
    | {
        readonly env?: Readonly<Record<string, string | undefined>>
        readonly versions?: { readonly node?: string }
      }
    | undefined
  readonly localStorage?: { getItem(name: string): string | null } | undefined
}

/** Whether environment variables and a standard error are there: Node, and what is like it. */
export function isNodeLike({ process }: Surroundings): boolean {
  return process?.versions?.node !== undefined
}

/**
 * A setting's value: in Node of the environment, in browsers of `localStorage`. What may not be
 * asked, in a frame without storage for one, says nothing.
 */
export function readSetting(name: string, surroundings: Surroundings): string | undefined {
  try {
    return isNodeLike(surroundings)
      ? surroundings.process?.env?.[name]
      : (surroundings.localStorage?.getItem(name) ?? undefined)
  } catch {
    return undefined
  }
}
