import { type ReactNode, useRef } from 'react'
import { useField, useFirst, useFrame, useInterpolated } from './hooks.ts'

/** Looks at whoever is alive and leads; moves what is within so that he stays in the middle. */
export function Spectator({ children }: { children: ReactNode }) {
  const stage = useRef<HTMLDivElement>(null)
  const leader = useFirst({
    all: ['Position'],
    where: { Health: { current: { above: 0 } } },
    sort: [['Score', 'points', 'descending']],
  })
  const place = useInterpolated(leader, 'Position')
  useFrame(() => {
    if (stage.current === null || place.current === undefined) return
    stage.current.style.translate = `${-place.current.x}px ${-place.current.y}px`
  })
  return (
    <figure>
      <div ref={stage}>{children}</div>
      <figcaption>{useField(leader, 'Name', 'value') ?? 'Nobody to watch'}</figcaption>
    </figure>
  )
}
