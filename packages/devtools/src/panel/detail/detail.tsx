import { type ReactNode, useEffect, useState } from 'react'
import { recallNumber, remember } from '../host/remembered.ts'
import { usePanelSession } from '../session.ts'
import type { DetailArrangement } from '../messages/arrangement.ts'
import { Splitter } from '../shell/splitter.tsx'
import { useSize } from '../shell/use-size.ts'
import { useBefore } from './before-values.ts'
import { Bytes } from './bytes.tsx'
import { ByteSplit } from './byte-split.tsx'
import { DetailHead } from './detail-head.tsx'
import { Facts } from './facts.tsx'
import { JsonView } from './json-view.tsx'
import { NoDetail } from './no-detail.tsx'
import { useNodeFocus } from './node-focus.ts'
import { Tree } from './tree.tsx'
import { filterNameOf } from './tree-rows.ts'
import { useExplained } from './use-explained.ts'

export interface DetailProps {
  readonly arrangement: DetailArrangement
  /** Goes to the message before or after, if there is one. */
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

type ViewId = 'tree' | 'json' | 'bytes'

const NO_ROLES = new Uint8Array(0)
const LEAST_PART = 96
const LEAST_SPLIT_WIDTH = 420
/** A body of this height leaves room for the facts and the byte split in lines of their own. */
const ROOMY = 400

/** The selected message: what it is, what it builds on, its content as a tree and as bytes. */
export function Detail({ arrangement, onPrevious, onNext }: DetailProps): ReactNode {
  const session = usePanelSession()
  const { recorder, selection, selectField } = session
  const message = useExplained(recorder, selection.index)
  const root = message?.explanation?.root
  const focus = useNodeFocus(root)
  const before = useBefore(recorder, selection.index)
  const [view, setView] = useState<ViewId>('tree')
  const [measure, size] = useSize()
  const key = `bytes.${arrangement}`
  const [bytesSize, setBytesSize] = useState(() => recallNumber(key, Number.NaN))

  const active = focus.hovered ?? focus.selected
  const field = active === undefined ? undefined : filterNameOf(active)
  const fieldWords =
    field === undefined || active === undefined
      ? undefined
      : `${field} ${active.type.toLowerCase()} ${active.end - active.start} B`
  useEffect(() => selectField(fieldWords), [fieldWords, selectField])

  if (message === undefined) return <NoDetail recorder={recorder} index={selection.index} />

  const { record, bytes, explanation, failure } = message
  const isRow = arrangement === 'row'
  const isSingle = arrangement === 'single'
  const room = isRow ? size.width : size.height
  const most = Math.max(LEAST_PART, room - LEAST_PART)
  const wanted = Number.isNaN(bytesSize) ? defaultBytesSize(arrangement, size.width) : bytesSize
  const partSize = Math.min(wanted, most)
  const hasLines = !isSingle && (!isRow || size.height >= ROOMY)
  const facts = <Facts recorder={recorder} record={record} onGo={session.select} />
  const bytesPart = (
    <Bytes
      key={record.index}
      bytes={bytes}
      roles={explanation?.roles ?? NO_ROLES}
      root={root}
      focus={focus}
    />
  )

  return (
    <section className="detail fill" aria-label="Message">
      <DetailHead
        message={message}
        wallTime={recorder.timeOrigin + record.time}
        onPrevious={onPrevious}
        onNext={onNext}
      >
        {hasLines ? undefined : facts}
      </DetailHead>
      {hasLines && facts}
      {hasLines && size.width >= LEAST_SPLIT_WIDTH && explanation !== undefined && (
        <ByteSplit split={explanation.split} size={bytes.length} />
      )}
      <div ref={measure} className="detail-body fill" data-arrangement={arrangement}>
        <div className="detail-part fill">
          <div className="tree-head">
            <span className="tree-tabs" role="group" aria-label="View">
              <ViewButton id="tree" text="Tree" view={view} onView={setView} />
              <ViewButton id="json" text="JSON" view={view} onView={setView} />
              {isSingle && <ViewButton id="bytes" text="Bytes" view={view} onView={setView} />}
            </span>
            {view === 'tree' && (
              <>
                <span className="tree-before">Before</span>
                <span>After</span>
                <span>Bytes</span>
              </>
            )}
          </div>
          {isSingle && view === 'bytes' ? (
            bytesPart
          ) : explanation === undefined ? (
            <div className="empty">
              <h3>It cannot be read</h3>
              <p>{failure}</p>
            </div>
          ) : view === 'json' ? (
            <JsonView message={explanation.message} />
          ) : (
            <Tree key={record.index} root={explanation.root} focus={focus} before={before} />
          )}
        </div>
        {!isSingle && (
          <>
            <Splitter
              orientation={isRow ? 'vertical' : 'horizontal'}
              label="Size of the bytes"
              value={partSize}
              min={LEAST_PART}
              max={most}
              isReversed
              onChange={(next) => {
                setBytesSize(next)
                remember(key, next)
              }}
            />
            <div
              className="detail-part"
              style={{ flex: 'none', [isRow ? 'width' : 'height']: partSize }}
            >
              {bytesPart}
            </div>
          </>
        )}
      </div>
    </section>
  )
}

function ViewButton(props: {
  readonly id: ViewId
  readonly text: string
  readonly view: ViewId
  readonly onView: (id: ViewId) => void
}): ReactNode {
  const { id, text, view, onView } = props
  return (
    <button type="button" className="toggle" aria-pressed={view === id} onClick={() => onView(id)}>
      {text}
    </button>
  )
}

/** Room for eight bytes to a row beside the tree of a docked panel, for fourteen rows under it. */
function defaultBytesSize(arrangement: DetailProps['arrangement'], width: number): number {
  if (arrangement === 'column') return 250
  return width >= 1000 ? 520 : 300
}
