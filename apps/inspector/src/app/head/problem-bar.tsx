import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { useInspector } from '../player/inspector.ts'
import { useValue } from '../state/use-value.ts'

/** What the address asked for and cannot be had. */
export function ProblemBar(): ReactNode {
  const { problems, player } = useInspector()
  const said = useValue(problems)
  const played = useValue(player.played)
  if (said.length === 0) return null
  return (
    <div className="problem" role="alert">
      <Icon name="octagon" tone="error" />
      <p>
        <strong>The link asks for what there is not.</strong> {sentence(said)}{' '}
        {played !== undefined && `Shown is ${played.story.title}, with its own values there.`}
      </p>
      <IconButton icon="close" label="Dismiss" onPress={() => problems.set([])} />
    </div>
  )
}

function sentence(problems: readonly string[]): string {
  const text = problems.join('; ')
  return text.endsWith('.') ? text : `${text}.`
}
