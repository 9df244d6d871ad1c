import { cleanPlayerName } from '../game/player-name.ts'

const longest = 16

export type NameResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: string }

/** Whether the server will take a typed name, and if not, why in words. */
export function checkPlayerName(typed: string): NameResult {
  const name = cleanPlayerName(typed)
  if (name !== undefined) return { ok: true, name }
  const length = [...typed.trim()].length
  if (length === 0) return { ok: false, reason: 'A name has at least one character.' }
  if (length > longest) {
    const limit = `A name has at most ${longest} characters`
    return { ok: false, reason: `${limit}, this one has ${length}.` }
  }
  return { ok: false, reason: 'A name has visible characters only.' }
}
