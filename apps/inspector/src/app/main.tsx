import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { stories } from '../stories/index.ts'
import { App } from './app.tsx'
import './css/tokens.css'
import './css/page.css'
import './css/controls.css'
import './css/range.css'
import './css/layout.css'
import './css/tree.css'
import './css/stage.css'
import './css/showcase.css'
import './css/components.css'
import './css/transport.css'
import './css/side.css'
import './css/live.css'
import { readLocation } from './location/app-location.ts'
import { followLocation } from './location/follow-location.ts'
import { recordingIsReady } from './panel-slot.tsx'
import { createInspector } from './player/create-inspector.ts'
import { type Inspector, InspectorContext } from './player/inspector.ts'
import { mountOffScreen } from './showcase/mount-off-screen.tsx'
import { startTheme } from './state/theme.ts'

startTheme()

const inspector: Inspector = createInspector(stories, {
  ready: recordingIsReady(() => inspector.player),
  mount: mountOffScreen,
})
inspector.ask(readLocation(window.location.search, stories))
followLocation(inspector, (query, title) => {
  document.title = title
  window.history.replaceState(null, '', query)
})

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id root')

createRoot(root).render(
  <StrictMode>
    <InspectorContext value={inspector}>
      <App />
    </InspectorContext>
  </StrictMode>,
)
