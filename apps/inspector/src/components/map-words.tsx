import { type ReactNode, memo, useRef, useSyncExternalStore } from 'react'
import type { Selection } from '../engine/component-show.ts'
import { groupedInteger } from '../engine/grouped-integer.ts'
import { useEntityCount, useEntityEffect } from './hooks.ts'
import { useRenderCount } from './render-count.ts'

const ON_MAP = { all: ['Position', 'Body'] } as const

/** How many are on the map. Renders when somebody comes or goes, not when somebody moves. */
export const MapCount = memo(function MapCount(): ReactNode {
  const count = useEntityCount(ON_MAP)
  useRenderCount('count')
  return (
    <p className="map-words">
      {count === 0 ? 'Nobody on the map' : `${groupedInteger(count)} on the map`}
    </p>
  )
})

/** Who is selected and where. Renders with the selection; the figures move without rendering. */
export const MapTarget = memo(function MapTarget({
  selection,
}: {
  readonly selection: Selection
}): ReactNode {
  const id = useSyncExternalStore(selection.subscribe, selection.get)
  const place = useRef<HTMLSpanElement>(null)
  useEntityEffect(id, 'Position', (position) => {
    if (place.current === null) return
    place.current.textContent =
      position === undefined ? 'is not here' : `${figure(position.x)}, ${figure(position.y)}`
  })
  if (id === undefined) return <p className="map-words t3">None selected</p>
  return (
    <p className="map-words">
      <span className="accent">{id}</span> <span ref={place} />
    </p>
  )
})

function figure(value: number): string {
  return value.toFixed(1).replace('-', '\u2212')
}
