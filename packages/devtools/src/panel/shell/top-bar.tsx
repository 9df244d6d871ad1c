import type { ReactNode } from 'react'
import { usePanel } from '../session.ts'
import type { DockControl } from './dock-control.ts'
import { Icon } from './icons.tsx'
import { LiveButton } from './live-button.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import { SourcePicker } from './source-picker.tsx'
import { Tabs } from './tabs.tsx'

export interface TopBarProps {
  /** Whether there is room for more than what must be there. */
  readonly isWide: boolean
  readonly dock: DockControl | undefined
  /** Whether the reader chooses the theme. */
  readonly hasThemes: boolean
  readonly onHelp: () => void
}

/** Source, recording, tabs, following, settings and the dock. */
export function TopBar({ isWide, dock, hasThemes, onHelp }: TopBarProps): ReactNode {
  const isRecording = usePanel((session) => session.isRecording)
  const setRecording = usePanel((session) => session.setRecording)
  const clear = usePanel((session) => session.clear)
  return (
    <div className="bar">
      <SourcePicker hasDetail={isWide} />
      <button
        type="button"
        className="icon-button record-button"
        aria-label="Record"
        aria-pressed={isRecording}
        title={isRecording ? 'Recording; pause (Ctrl+E)' : 'Paused; record (Ctrl+E)'}
        onClick={() => setRecording(!isRecording)}
      >
        {isRecording ? <Icon name="disc" className="record" /> : <Icon name="pause" />}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Clear"
        title="Clear (Ctrl+K)"
        onClick={clear}
      >
        <Icon name="clear" />
      </button>
      <span className="divider" />
      <Tabs />
      <span className="spacer" />
      <LiveButton />
      <span className="divider" />
      <SettingsMenu hasThemes={hasThemes} onHelp={onHelp} />
      {dock !== undefined && (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label={dock.isFull ? 'Dock at the bottom' : 'Fill the page'}
            title={dock.isFull ? 'Dock at the bottom' : 'Fill the page'}
            onClick={dock.onToggleFull}
          >
            <Icon name={dock.isFull ? 'dock' : 'expand'} />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Close"
            title="Close (Ctrl+~)"
            onClick={dock.onClose}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  )
}
