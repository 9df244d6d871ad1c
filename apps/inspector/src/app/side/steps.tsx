import type { ReactNode } from 'react'
import type { RunStatus, StepState } from '../../engine/run.ts'
import { seconds } from '../format.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import type { Played } from '../player/story-player.ts'
import { useRunState } from '../player/use-run.ts'
import { useSample } from '../state/use-sample.ts'

/** What the story does, step by step, and how long each took. */
export function Steps({ played: { run } }: { readonly played: Played }): ReactNode {
  const { steps, status, error } = useRunState(run)
  return (
    <section aria-labelledby="steps-title">
      <header className="section-head">
        <h2 id="steps-title">Steps</h2>
        <span className="spacer" />
        <span className="t2">virtual time</span>
      </header>
      <ol className="step-rows">
        {steps.map((step) => {
          const { icon, tone, word } = faceOf(step, status)
          return (
            <li key={step.name} className="step-row" data-status={step.status}>
              <Icon name={icon} tone={tone} />
              <span className="visually-hidden">{word}: </span>
              <span className="label">{step.name}</span>
              {step.status === 'done' && <span>{seconds(step.endedAtMs - step.beganAtMs)}</span>}
              {step.status === 'running' && <Running step={step} now={() => run.nowMs} />}
            </li>
          )
        })}
      </ol>
      {error !== undefined && (
        <p className="broken" role="alert">
          The story broke: {error}
        </p>
      )}
    </section>
  )
}

function Running(props: { readonly step: StepState; readonly now: () => number }): ReactNode {
  return <span>{useSample(() => seconds(props.now() - props.step.beganAtMs))}</span>
}

interface Face {
  readonly icon: IconName
  readonly tone: string
  readonly word: string
}

function faceOf({ status }: StepState, run: RunStatus): Face {
  if (status === 'done') return { icon: 'tick', tone: 'ok', word: 'done' }
  if (status === 'waiting') return { icon: 'ring', tone: 't3', word: 'waiting' }
  return run === 'broken'
    ? { icon: 'octagon', tone: 'error', word: 'broken' }
    : { icon: 'half-disc', tone: 'accent', word: 'running' }
}
