import { type ReactNode, useMemo } from 'react'
import { ThemePicker } from '../head/theme-picker.tsx'
import { PanelSlot } from '../panel-slot.tsx'
import { liveSubject } from '../panel/panel-subject.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { useInspector } from '../player/inspector.ts'
import { useValue } from '../state/use-value.ts'
import { AddressForm } from './address-form.tsx'
import { LiveState } from './live-state.tsx'
import { NoAddress } from './no-address.tsx'
import { useLiveKeys } from './use-live-keys.ts'

/** A running server, looked at over its inspector: the panel has the whole page. */
export function LiveView({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const { live, player, stories, view, openStory } = useInspector()
  const connection = useValue(live.connection)
  const subject = useMemo(
    () => (connection === undefined ? undefined : liveSubject(connection.sources)),
    [connection],
  )
  useLiveKeys(onHelp)

  function toStories(): void {
    const first = stories[0]
    if (player.played.get() === undefined && first !== undefined) openStory(first)
    else view.set('stories')
  }

  return (
    <div className="live">
      <header className="head">
        <h1>
          tx2-link <span className="t2">inspector</span>
        </h1>
        <button type="button" className="button quiet" onClick={toStories}>
          Stories
        </button>
        <span className="rule" />
        <AddressForm />
        {connection !== undefined && <LiveState connection={connection} />}
        <span className="spacer" />
        <ThemePicker />
        <IconButton icon="help" label="Keys" shortcut="?" onPress={onHelp} />
      </header>
      <main className="live-panel" aria-label="Wire">
        {subject === undefined ? <NoAddress /> : <PanelSlot subject={subject} />}
      </main>
    </div>
  )
}
