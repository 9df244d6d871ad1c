import { useRef } from 'react'
import { useEntities, useField, useFrame, useInterpolated } from './hooks.ts'

/** Lies over a canvas that draws the bodies. */
export function NameTags() {
  return useEntities({ all: ['Name', 'Position'] }).map((id) => <NameTag key={id} id={id} />)
}

/** Renders when the name changes; moves in every frame without rendering. */
function NameTag({ id }: { id: number }) {
  const tag = useRef<HTMLSpanElement>(null)
  const place = useInterpolated(id, 'Position', { jump: 200 })
  useFrame(() => {
    if (tag.current === null || place.current === undefined) return
    const { x, y } = place.current
    tag.current.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`
  })
  return <span ref={tag}>{useField(id, 'Name', 'value')}</span>
}
