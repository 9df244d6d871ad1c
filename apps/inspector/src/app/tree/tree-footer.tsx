import type { ReactNode } from 'react'
import { seconds } from '../format.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { useInspector } from '../player/inspector.ts'
import { NOT_RUN } from '../player/result-book.ts'
import { useValue } from '../state/use-value.ts'

/** How many stories are in each state, and how long all runs took. */
export function TreeFooter(): ReactNode {
  const { stories, player } = useInspector()
  const results = useValue(player.book.results)
  const known = stories.map(({ id }) => results.get(id) ?? NOT_RUN)
  const number = (...statuses: string[]): number =>
    known.filter(({ status }) => statuses.includes(status)).length
  const tookMs = known.reduce((sum, result) => sum + (result.tookMs ?? 0), 0)
  return (
    <footer className="tree-footer">
      <Count icon="tick" tone="ok" word="passed" amount={number('passed')} />
      <Count icon="cross" tone="error" word="failed" amount={number('failed', 'broken')} />
      <Count icon="half-disc" tone="accent" word="running" amount={number('running')} />
      <Count icon="ring" tone="t3" word="not run" amount={number('not run')} />
      <span className="spacer" />
      <span title="Virtual time of all that ran to the end">{seconds(tookMs)}</span>
    </footer>
  )
}

interface CountProps {
  readonly icon: IconName
  readonly tone: string
  readonly word: string
  readonly amount: number
}

function Count({ icon, tone, word, amount }: CountProps): ReactNode {
  return (
    <span className="count" title={`${amount} ${word}`}>
      <Icon name={icon} tone={tone} />
      {amount}
      <span className="visually-hidden"> {word}</span>
    </span>
  )
}
