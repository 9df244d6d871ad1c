import type { ReactNode } from 'react'
import { IconButton } from '../parts/icon-button.tsx'
import { useInspector } from '../player/inspector.ts'
import type { Played } from '../player/story-player.ts'
import { CopyLink } from './copy-link.tsx'
import { RunSummary } from './run-summary.tsx'
import { ThemePicker } from './theme-picker.tsx'

export interface StoryHeadProps {
  readonly played: Played | undefined
  readonly isPanelOpen: boolean
  readonly onPanel: () => void
  readonly onHelp: () => void
  /** What opens tree and controls where they have no place of their own. */
  readonly drawers:
    | {
        readonly opened: 'tree' | 'side' | undefined
        readonly onTree: () => void
        readonly onSide: () => void
      }
    | undefined
}

export function StoryHead(props: StoryHeadProps): ReactNode {
  const { played, isPanelOpen, onPanel, onHelp, drawers } = props
  const { view } = useInspector()
  return (
    <header className="head">
      {drawers !== undefined && (
        <IconButton
          icon="list"
          label="Stories"
          isExpanded={drawers.opened === 'tree'}
          onPress={drawers.onTree}
        />
      )}
      {played !== undefined && (
        <>
          <h1 title={played.story.description}>
            <span className="t2">{played.story.group} / </span>
            {played.story.title}
          </h1>
          <p className="description" title={played.story.description}>
            {played.story.description}
          </p>
        </>
      )}
      <span className="spacer" />
      {drawers !== undefined && played !== undefined && (
        <button
          type="button"
          className="button quiet"
          aria-expanded={drawers.opened === 'side'}
          onClick={drawers.onSide}
        >
          Controls
          <RunSummary run={played.run} />
        </button>
      )}
      <button type="button" className="button quiet" onClick={() => view.set('live')}>
        Live address
      </button>
      <span className="rule" />
      <CopyLink />
      <IconButton
        icon="panel"
        label="Wire panel"
        shortcut="d"
        isPressed={isPanelOpen}
        onPress={onPanel}
      />
      <ThemePicker />
      <IconButton icon="help" label="Keys" shortcut="?" onPress={onHelp} />
    </header>
  )
}
