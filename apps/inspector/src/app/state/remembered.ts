const PREFIX = 'tx2-link.inspector.'

/** A remembered setting; undefined where there is none or the browser keeps nothing. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** A remembered number, else the default. */
export function recallNumber(name: string, fallback: number): number {
  const text = recall(name)
  const value = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : fallback
}

/** Keeps a setting for the next visit; undefined forgets it. Without storage nothing is kept. */
export function remember(name: string, value: string | number | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, String(value))
  } catch {
    // A page without storage works the same, it only forgets.
  }
}
