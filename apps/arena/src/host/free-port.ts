/** How many ports after the wanted one are tried. */
const attempts = 20

export interface FreePortOptions {
  readonly port: number
  /** Take this port or fail. */
  readonly strict: boolean
  /** Told of each port that was taken already. */
  readonly onTaken: (port: number) => void
}

/** Listens on the wanted port or, if that is in use, on the next one that is free. */
export async function listenOnFreePort<Listening>(
  listen: (port: number) => Promise<Listening>,
  { port, strict, onTaken }: FreePortOptions,
): Promise<Listening> {
  const last = strict ? port : Math.min(port + attempts, 65_535)
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listen(candidate)
    } catch (error) {
      if (!isPortInUse(error) || candidate >= last) throw error
      onTaken(candidate)
    }
  }
}

/** Whether this error, or what caused it, is that somebody else listens there. */
export function isPortInUse(error: unknown): boolean {
  let fault = error
  while (fault instanceof Error) {
    if ('code' in fault && fault.code === 'EADDRINUSE') return true
    fault = fault.cause
  }
  return false
}
