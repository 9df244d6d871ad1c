import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { useField } from '../hooks.ts'
import { formatSeconds, secondsUntil } from './seconds.ts'
import { useTick } from './use-tick.ts'

/** While the own fighter lies fallen: when it is back. */
export function ReturnNotice({ id }: { readonly id: EntityId }): ReactNode {
  const backAt = useField(id, 'Fallen', 'backAt')
  return backAt === undefined ? null : <Countdown backAt={backAt} />
}

function Countdown({ backAt }: { readonly backAt: number }): ReactNode {
  const seconds = formatSeconds(secondsUntil(backAt, useTick()))
  return (
    <p className="hud-pane return-notice" data-testid="return-notice">
      {seconds === '' ? 'Back now' : `Back in ${seconds} s`}
    </p>
  )
}
