import type { ReactNode } from 'react'
import type { StoryRun } from '../../engine/run.ts'
import { Icon } from '../parts/icon.tsx'
import { useRunState } from '../player/use-run.ts'
import { countExpectations } from '../side/expectation-order.ts'

/** How many expectations passed, failed and are open. */
export function RunSummary({ run }: { readonly run: StoryRun }): ReactNode {
  const { passed, failed, open } = countExpectations(useRunState(run).expectations)
  return (
    <span className="counts">
      <Icon name="tick" tone="ok" />
      <span className="visually-hidden">passed</span> {passed}
      {failed > 0 && (
        <>
          <Icon name="cross" tone="error" />
          <span className="visually-hidden">failed</span> {failed}
        </>
      )}
      {open > 0 && (
        <>
          <Icon name="ring" tone="t3" />
          <span className="visually-hidden">open</span> {open}
        </>
      )}
    </span>
  )
}
