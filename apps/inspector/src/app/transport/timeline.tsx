import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import type { ExpectationState } from '../../engine/expectation.ts'
import type { StepState } from '../../engine/run.ts'
import { seconds } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { useInspector } from '../player/inspector.ts'
import { goToFault } from '../player/go-to-fault.ts'
import type { Played } from '../player/story-player.ts'
import { useRunState } from '../player/use-run.ts'
import { onFrame } from '../stage/frames.ts'
import { endOf } from './end-of.ts'

/** The steps over virtual time, with the moment and the failures; a press goes there. */
export function Timeline({ played }: { readonly played: Played }): ReactNode {
  const inspector = useInspector()
  const { run } = played
  const { steps, expectations } = useRunState(run)
  const head = useRef<HTMLDivElement>(null)
  const endMs = endOf(run)
  const failed = expectations.filter(isFailedAt)

  useEffect(
    () =>
      onFrame(() => {
        const share = Math.min(1, run.nowMs / endOf(run))
        head.current?.style.setProperty('--now', String(share))
      }),
    [run],
  )

  return (
    <div className="timeline" ref={head}>
      <ol className="timeline-steps">
        {steps.map((step) => (
          <li key={step.name} style={placeOf(step, endMs)}>
            <button
              type="button"
              data-status={step.status}
              title={`${step.name}: ${seconds(step.beganAtMs)} to ${seconds(step.endedAtMs)}`}
              aria-label={`Go to ${step.name}, ${seconds(step.beganAtMs)}`}
              onClick={() => void inspector.player.goTo(step.beganAtMs)}
            >
              <span className="step-name">{step.name}</span>
              <span className="step-bar" />
            </button>
          </li>
        ))}
      </ol>
      <div className="timeline-now" aria-hidden="true" />
      {failed.map((fault) => (
        <button
          key={fault.name}
          type="button"
          className="timeline-fault"
          style={{ left: percent(fault.atMs ?? 0, endMs) }}
          aria-label={`Go to the failure of ${fault.name}, ${seconds(fault.atMs ?? 0)}`}
          title={`${fault.name}, at ${seconds(fault.atMs ?? 0)}`}
          onClick={() => void goToFault(inspector, fault)}
        >
          <Icon name="cross" tone="error" />
        </button>
      ))}
    </div>
  )
}

function isFailedAt({ status, atMs }: ExpectationState): boolean {
  return status === 'failed' && atMs !== undefined
}

type StepPlace = CSSProperties & Record<'--from' | '--span', number>

function placeOf({ beganAtMs, endedAtMs }: StepState, endMs: number): StepPlace {
  const span = endedAtMs - beganAtMs
  return {
    left: percent(beganAtMs, endMs),
    width: percent(span, endMs),
    '--from': beganAtMs / endMs,
    '--span': Math.max(span / endMs, 1e-6),
  }
}

function percent(ms: number, endMs: number): string {
  return `${((ms / endMs) * 100).toFixed(3)}%`
}
