import type { Avatar } from './avatar.ts'
import { checkPlayerName } from './player-name.ts'

const key = 'arena.role'

/** What a tab was told before a reload; each tab is a player of its own. */
interface Remembered {
  readonly role: 'playing' | 'watching'
  readonly name: string
}

/**
 * Takes up the role of before, or the one that the address asks for: `?name=Brakka` plays at once
 * and `?watch` watches. Keeps what is chosen from then on.
 */
export function rememberRole(avatar: Avatar, search: string, storage: Storage): void {
  const chosen = fromAddress(new URLSearchParams(search)) ?? fromStorage(storage)
  if (chosen?.role === 'playing') avatar.play(chosen.name)
  else if (chosen) avatar.watch()
  avatar.state.subscribe(() => {
    const { role, name } = avatar.state.get()
    if (role !== 'choosing') storage.setItem(key, JSON.stringify({ role, name }))
  })
}

function fromAddress(parameters: URLSearchParams): Remembered | undefined {
  if (parameters.has('watch')) return { role: 'watching', name: '' }
  return playing(parameters.get('name'))
}

function fromStorage(storage: Storage): Remembered | undefined {
  const stored = storage.getItem(key)
  if (stored === null) return undefined
  let parsed: unknown
  try {
    parsed = JSON.parse(stored)
  } catch {
    // Anything else on this origin may have written here.
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const { role, name } = parsed as { role?: unknown; name?: unknown }
  if (role === 'watching') return { role, name: '' }
  return role === 'playing' && typeof name === 'string' ? playing(name) : undefined
}

function playing(typed: string | null): Remembered | undefined {
  if (typed === null) return undefined
  const result = checkPlayerName(typed)
  return result.ok ? { role: 'playing', name: result.name } : undefined
}
