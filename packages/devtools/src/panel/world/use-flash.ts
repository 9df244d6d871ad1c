import { useState } from 'react'

interface Seen {
  readonly text: string
  readonly mark: 'a' | 'b' | undefined
}

/**
 * Alternates between two marks each time that a text becomes another, so that an animation bound to
 * each of them runs once a change; undefined until the first change.
 */
export function useFlash(text: string): 'a' | 'b' | undefined {
  const [seen, setSeen] = useState<Seen>({ text, mark: undefined })
  if (seen.text !== text) setSeen({ text, mark: seen.mark === 'a' ? 'b' : 'a' })
  return seen.mark
}
