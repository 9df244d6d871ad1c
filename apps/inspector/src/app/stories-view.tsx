import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Announcer } from './head/announcer.tsx'
import { ProblemBar } from './head/problem-bar.tsx'
import { StoryHead } from './head/story-head.tsx'
import { useKeys } from './keys/use-keys.ts'
import { PanelArea } from './panel/panel-area.tsx'
import { Drawer } from './parts/drawer.tsx'
import { useInspector } from './player/inspector.ts'
import { SidePane } from './side/side-pane.tsx'
import { Showcase } from './showcase/showcase.tsx'
import { Camera } from './stage/camera.ts'
import { StageView } from './stage/stage-view.tsx'
import { recall, remember } from './state/remembered.ts'
import { useMedia } from './state/use-media.ts'
import { useValue } from './state/use-value.ts'
import { Transport } from './transport/transport.tsx'
import { StoryTree } from './tree/story-tree.tsx'

/** Below this width tree and controls lie over the stage when they are wanted. */
const NARROW = '(max-width: 999px)'

type Opened = 'tree' | 'side' | undefined

export function StoriesView({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const { player } = useInspector()
  const played = useValue(player.played)
  const isNarrow = useMedia(NARROW)
  const [camera] = useState(() => new Camera())
  const search = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>(undefined)
  const [isPanelOpen, setPanelOpen] = useState(() => recall('panel') !== 'closed')
  const close = useCallback(() => setOpened(undefined), [])

  function togglePanel(): void {
    remember('panel', isPanelOpen ? 'closed' : undefined)
    setPanelOpen(!isPanelOpen)
  }

  useKeys({
    onSearch: () => {
      setOpened('tree')
      // The drawer has its input once React has drawn it.
      requestAnimationFrame(() => search.current?.focus())
    },
    onHelp,
    onPanel: togglePanel,
  })

  const tree = <StoryTree searchRef={search} onOpened={close} />
  const side = played !== undefined && <SidePane key={played.story.id} played={played} />
  return (
    <div className="stories" data-narrow={isNarrow ? '' : undefined}>
      {isNarrow ? (
        <Drawer side="left" isOpen={opened === 'tree'} onClose={close}>
          {tree}
        </Drawer>
      ) : (
        tree
      )}
      <div className="work">
        <StoryHead
          played={played}
          onHelp={onHelp}
          isPanelOpen={isPanelOpen}
          onPanel={togglePanel}
          drawers={
            isNarrow
              ? {
                  opened,
                  onTree: () => setOpened(opened === 'tree' ? undefined : 'tree'),
                  onSide: () => setOpened(opened === 'side' ? undefined : 'side'),
                }
              : undefined
          }
        />
        <ProblemBar />
        {played === undefined ? (
          <main className="empty">
            <h2>There are no stories</h2>
            <p>Stories are the files in src/stories that its index names.</p>
          </main>
        ) : (
          <div className="middle">
            <main className="stage-column" aria-label="Stage">
              {played.story.shows === undefined ? (
                <StageView key={played.number} played={played} camera={camera} />
              ) : (
                <Showcase key={played.number} played={played} shows={played.story.shows} />
              )}
              <Transport key={`transport ${played.number}`} played={played} />
            </main>
            {isNarrow ? (
              <Drawer side="right" isOpen={opened === 'side'} onClose={close}>
                {side}
              </Drawer>
            ) : (
              side
            )}
          </div>
        )}
        {isPanelOpen && played !== undefined && <PanelArea played={played} />}
      </div>
      <Announcer />
    </div>
  )
}
