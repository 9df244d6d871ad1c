import type { Ability } from '../avatar.ts'
import type { Controls } from './controls.ts'
import { HeldKeys } from './held-keys.ts'

const abilityKeys: ReadonlyMap<string, Ability> = new Map([
  ['KeyQ', 'dash'],
  ['KeyE', 'volley'],
  ['KeyR', 'shield'],
])

/** Listens to the keys of the page; the returned function stops. */
export function listenToKeys(controls: Controls, isPlaying: () => boolean): () => void {
  const held = new HeldKeys()
  const steer = (): void => {
    const { x, y } = held.direction()
    controls.steer(x, y)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isPlaying() || hasModifier(event) || isTyping(event.target)) return
    const ability = abilityKeys.get(event.code)
    if (ability) {
      if (!event.repeat) controls.cast(ability)
    } else if (HeldKeys.moves(event.code)) {
      event.preventDefault()
      if (held.press(event.code)) steer()
    }
  }
  // A key that goes up counts wherever the focus is by then, lest the avatar walks on.
  const onKeyUp = (event: KeyboardEvent): void => {
    if (held.release(event.code)) steer()
  }
  const onBlur = (): void => {
    if (held.releaseAll()) steer()
  }
  window.addEventListener('keydown', onKeyDown)
  window.addEventListener('keyup', onKeyUp)
  window.addEventListener('blur', onBlur)
  return () => {
    window.removeEventListener('keydown', onKeyDown)
    window.removeEventListener('keyup', onKeyUp)
    window.removeEventListener('blur', onBlur)
  }
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}

/** Keys belong to a text field, and to a dialog, as long as the focus is in it. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
  )
}
