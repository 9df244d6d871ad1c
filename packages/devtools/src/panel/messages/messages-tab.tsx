import { type ReactNode, useState } from 'react'
import { DeltaChart } from '../chart/delta-chart.tsx'
import { Detail } from '../detail/detail.tsx'
import { FilterBar } from '../filter-bar/filter-bar.tsx'
import { recall, recallNumber, remember } from '../host/remembered.ts'
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
  /** Whether the chart of deltas is shown until the reader hides it; else it is once he shows it. */
  readonly isRoomy: boolean
}

/** Filter, list and the selected message. */
export function MessagesTab({ isRoomy }: MessagesTabProps): ReactNode {
  const [hasChart, showChart] = useChart(isRoomy)
  const session = usePanelSession()
  const { messages } = useMatches()
  const [measure, size] = useSize()
  const { name, list, detail } = arrangementFor(size)
  const key = `list.${name}`
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
  const filterBar = <FilterBar hasChart={hasChart} onChart={showChart} />

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

/** Whether the chart of deltas is shown, remembered for roomy and for small panels. */
function useChart(isRoomy: boolean): [boolean, (isShown: boolean) => void] {
  const key = isRoomy ? 'delta-chart.roomy' : 'delta-chart.small'
  const [chosen, setChosen] = useState<Record<string, boolean>>({})
  const remembered = recall(key)
  const fallback = remembered === undefined ? isRoomy : remembered === 'shown'
  return [
    chosen[key] ?? fallback,
    (isShown) => {
      setChosen((last) => ({ ...last, [key]: isShown }))
      remember(key, isShown ? 'shown' : 'hidden')
    },
  ]
}
