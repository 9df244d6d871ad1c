import { type Context, createContext, useContext } from 'react'

export interface AxisControl {
  readonly zoom: (isIn: boolean) => void
  /** Moves the axis by so many milliseconds; it stays there only while the panel is not live. */
  readonly pan: (ms: number) => void
}

export const AxisControlContext: Context<AxisControl> = createContext<AxisControl>({
  zoom: () => undefined,
  pan: () => undefined,
})

export function useAxisControl(): AxisControl {
  return useContext(AxisControlContext)
}
