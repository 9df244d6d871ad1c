import { useEffect, useEffectEvent } from 'react'

/** The one key that this view has of the page's: the panel has its own. */
export function useLiveKeys(onHelp: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const isTyped =
      event.target instanceof Element && event.target.closest('input, select') !== null
    if (event.key === '?' && !isTyped && !event.defaultPrevented) onHelp()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => pressed(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
