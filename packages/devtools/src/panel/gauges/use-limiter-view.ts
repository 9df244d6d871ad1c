import { useEffect, useReducer } from 'react'
import { usePanel, useRecorder } from '../session.ts'
import { isSettling, type LimiterView, limiterView } from './limiter-view.ts'

/** Numbers change in place at most four times a second. */
const FIGURES_HZ = 4

/** The selected source's limiter now, also while windows empty although nothing is recorded. */
export function useLimiterView(): LimiterView | undefined {
  const source = usePanel((session) => session.source)
  const recorder = useRecorder((recorder) => recorder, FIGURES_HZ)
  const view = limiterView(source, recorder, source?.now() ?? 0)
  usePulse(isSettling(view), FIGURES_HZ)
  return view
}

/** Renders again and again while it is on, for what changes by the clock alone. */
function usePulse(isOn: boolean, hz: number): void {
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(render, 1000 / hz)
    return () => clearInterval(timer)
  }, [isOn, hz])
}
