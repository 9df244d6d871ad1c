import { type ReactNode, useState } from 'react'
import { DeltaChart } from '../chart/delta-chart.tsx'
import { Detail } from '../detail/detail.tsx'
import { FilterBar } from '../filter-bar/filter-bar.tsx'
import { recallNumber, remember } from '../host/remembered.ts'
import { usePanelSession } from '../session.ts'
import { Splitter } from '../shell/splitter.tsx'
import { useSize } from '../shell/use-size.ts'
import { arrangementFor, defaultListSize } from './arrangement.ts'
import { useMatches } from './matches.ts'
import { MessageList } from './message-list.tsx'

const LEAST_LIST = 120
const LEAST_DETAIL = 240
const TOOL_HEIGHT = 32

export interface MessagesTabProps {
  /** Whether there is room for the sizes of deltas over time. */
  readonly hasChart: boolean
}

/** Filter, list and the selected message. */
export function MessagesTab({ hasChart }: MessagesTabProps): ReactNode {
  const session = usePanelSession()
  const { messages } = useMatches()
  const [measure, size] = useSize()
  const { list, detail } = arrangementFor(size)
  const key = `list.${list}.${detail}`
  const [chosen, setChosen] = useState<Record<string, number>>({})
  const isStack = list === 'stack'
  const room = isStack ? size.height - TOOL_HEIGHT : size.width
  const most = Math.max(LEAST_LIST, room - (isStack ? LEAST_LIST : LEAST_DETAIL))
  const wanted = chosen[key] ?? recallNumber(key, defaultListSize(list, size))
  const listSize = Math.min(most, Math.max(LEAST_LIST, wanted))

  const { index } = session.selection
  const row = index === undefined ? 0 : messages.rowAtOrAfter(index)
  const previous = index === undefined ? undefined : messages.at(row - 1)
  const next =
    index === undefined ? undefined : messages.at(messages.at(row) === index ? row + 1 : row)
  const hasDetail = index !== undefined || !isStack
  const filterBar = <FilterBar />

  return (
    <div ref={measure} className="messages-tab fill">
      {hasChart && <DeltaChart />}
      {list !== 'columns' && filterBar}
      <div className="messages fill" data-arrangement={list}>
        <div
          className={hasDetail ? 'messages-list' : 'messages-list fill'}
          style={hasDetail ? { flex: 'none', [isStack ? 'height' : 'width']: listSize } : {}}
        >
          {list === 'columns' && filterBar}
          <MessageList />
        </div>
        {hasDetail && (
          <>
            <Splitter
              orientation={isStack ? 'horizontal' : 'vertical'}
              label="Size of the list"
              value={listSize}
              min={LEAST_LIST}
              max={most}
              onChange={(value) => {
                setChosen((last) => ({ ...last, [key]: value }))
                remember(key, value)
              }}
            />
            <Detail
              key={detail}
              arrangement={detail}
              onPrevious={previous === undefined ? undefined : () => session.select(previous)}
              onNext={next === undefined ? undefined : () => session.select(next)}
            />
          </>
        )}
      </div>
    </div>
  )
}
