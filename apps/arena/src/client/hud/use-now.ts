import { useEffect, useState } from 'react'
import { useLink } from '../hooks.ts'

/** Figures change in place at most four times a second. */
const everyMs = 250

/** The link's clock in ms, for ages that grow by themselves. */
export function useNow(): number {
  const link = useLink()
  const [now, setNow] = useState(() => link.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(link.now()), everyMs)
    return () => clearInterval(timer)
  }, [link])
  return now
}
