import type { EntityId } from '@tx2-link/core'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import { clockTime, groupedInteger } from '../format.ts'
import { recallNumber, remember } from '../host/remembered.ts'
import { MessageLink } from '../rows/message-link.tsx'
import { usePanelSession, useRecorder } from '../session.ts'
import { Splitter } from '../shell/splitter.tsx'
import { useSize } from '../shell/use-size.ts'
import { EntityChanges } from './entity-changes.ts'
import { EntityList } from './entity-list.tsx'
import { EntityPane } from './entity-pane.tsx'
import { NoWorld } from './no-world.tsx'
import { useFoundEntities } from './use-found-entities.ts'
import { type Sight, useSight } from './use-sight.ts'
import { WorldSearch } from './world-search.tsx'

const FOLLOW_HZ = 4
const LIST_WIDTH = 340
const LEAST_WIDTH = 200

/** What one looked at of a recording's world, so that a way to a message and back loses nothing. */
interface Looked {
  readonly text: string
  readonly entity: EntityId | undefined
}

const NOTHING_LOOKED: Looked = { text: '', entity: undefined }
const lookedAt = new WeakMap<Recorder, Looked>()

/** The replicated world: as it is now, or as it was at the selected message. */
export function WorldTab(): ReactNode {
  const { source, recorder, selection, isLive } = usePanelSession()
  const endIndex = useRecorder((recorder) => recorder.endIndex, FOLLOW_HZ)
  const firstIndex = useRecorder((recorder) => recorder.firstIndex, FOLLOW_HZ)
  const newest = endIndex > firstIndex ? endIndex - 1 : undefined
  const moment = isLive ? undefined : selection.index
  const live = useSight(recorder, newest)
  const past = useSight(recorder, moment)
  const shown = moment === undefined ? live : past
  // What was seen stays until the moment that was asked for is rebuilt.
  const sight = shown.sight ?? (shown.isPending ? live.sight : undefined)
  if (sight === undefined) return <NoWorld isPending={shown.isPending} />
  const now = sight === live.sight ? undefined : live.sight
  return <WorldView key={source?.id} sight={sight} now={now} />
}

function WorldView({
  sight,
  now,
}: {
  readonly sight: Sight
  /** The newest world, when the sight is of a moment in the past. */
  readonly now: Sight | undefined
}): ReactNode {
  const { recorder } = usePanelSession()
  const [looked, setLooked] = useState(() => lookedAt.get(recorder) ?? NOTHING_LOOKED)
  const [measure, { width }] = useSize()
  const [wanted, setWanted] = useState(() => recallNumber('world.list', LIST_WIDTH))
  const found = useFoundEntities(sight, looked.text)
  const changes = useMemo(() => new EntityChanges(), [])
  if (now === undefined) changes.update(sight.world)
  const list = useRef<HTMLDivElement>(null)
  const most = Math.max(LEAST_WIDTH, Math.floor(width * 0.6))
  const listWidth = Math.min(most, Math.max(LEAST_WIDTH, wanted))

  function look(next: Partial<Looked>): void {
    const all = { ...looked, ...next }
    lookedAt.set(recorder, all)
    setLooked(all)
  }

  return (
    <div ref={measure} className="world fill">
      <div ref={list} className="world-list" style={{ width: listWidth }}>
        <WorldSearch
          text={looked.text}
          found={found}
          onChange={(text) => look({ text })}
          onDone={() => {
            look({ entity: found.ids[0] })
            list.current?.querySelector<HTMLElement>('.row-grid')?.focus()
          }}
        />
        <Moment sight={sight} isNow={now === undefined} />
        {found.ids.length === 0 ? (
          <NothingFound total={found.total} />
        ) : (
          <EntityList
            sight={sight}
            ids={found.ids}
            changes={now === undefined ? changes : undefined}
            selected={looked.entity}
            onSelect={(entity) => look({ entity })}
          />
        )}
      </div>
      <Splitter
        orientation="vertical"
        label="Width of the entity list"
        value={listWidth}
        min={LEAST_WIDTH}
        max={most}
        onChange={(value) => {
          setWanted(value)
          remember('world.list', value)
        }}
      />
      <div className="world-entity">
        <EntityPane entity={looked.entity} sight={sight} now={now} />
      </div>
    </div>
  )
}

function NothingFound({ total }: { readonly total: number }): ReactNode {
  return (
    <div className="empty">
      <h2>{total === 0 ? 'The world is empty' : 'No entity matches'}</h2>
      <p>
        {total === 0
          ? 'Entities show here as soon as they are there.'
          : `None of ${groupedInteger(total)} entities is what was searched for.`}
      </p>
    </div>
  )
}

/** Which moment of the world this is. */
function Moment({ sight, isNow }: { readonly sight: Sight; readonly isNow: boolean }): ReactNode {
  const { recorder } = usePanelSession()
  const time = recorder.columns.time(sight.index)
  return (
    <div className="head world-moment">
      {isNow ? (
        <span className="t1">Now</span>
      ) : (
        <span>
          at <MessageLink index={sight.index} />
        </span>
      )}
      <span>
        tick <span className="t1">{groupedInteger(sight.tick)}</span>
      </span>
      <span className="spacer" />
      {!Number.isNaN(time) && <span className="t3">{clockTime(recorder.timeOrigin + time)}</span>}
    </div>
  )
}
