import type { ReactNode } from 'react'
import { RunSummary } from '../head/run-summary.tsx'
import { useInspector } from '../player/inspector.ts'
import { goToFault } from '../player/go-to-fault.ts'
import type { Played } from '../player/story-player.ts'
import { useRunState } from '../player/use-run.ts'
import { orderExpectations } from './expectation-order.ts'
import { ExpectationRow } from './expectation-row.tsx'

/** What must be true of the story: failures first, with what was seen and when. */
export function Expectations({ played }: { readonly played: Played }): ReactNode {
  const inspector = useInspector()
  const { run } = played
  const { expectations } = useRunState(run)

  return (
    <section aria-labelledby="expectations-title">
      <header className="section-head">
        <h2 id="expectations-title">Expectations</h2>
        <span className="spacer" />
        <RunSummary run={run} />
      </header>
      {expectations.length === 0 && <p className="none">This story expects nothing.</p>}
      <ul>
        {orderExpectations(expectations).map((expectation) => (
          <ExpectationRow
            key={expectation.name}
            expectation={expectation}
            onGoTo={() => void goToFault(inspector, expectation)}
          />
        ))}
      </ul>
    </section>
  )
}
