import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './css/tokens.css'
import './css/page.css'
import './css/controls.css'
import './css/hud.css'
import './css/hud-status.css'
import './css/hud-overview.css'
import './css/hud-feed.css'
import './css/hud-own.css'
import './css/hud-sizes.css'
import './css/dialogs.css'
import { Devtools } from './devtools.tsx'
import { LinkProvider } from './hooks.ts'
import { avatar, link } from './link.ts'
import { rememberRole } from './remembered-role.ts'

rememberRole(avatar, window.location.search, window.sessionStorage)

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id root')

createRoot(root).render(
  <StrictMode>
    <LinkProvider link={link}>
      <App avatar={avatar} />
      {import.meta.env.DEV && <Devtools />}
    </LinkProvider>
  </StrictMode>,
)
