export type { ThemeChoice } from './host/use-theme.ts'
export {
  type PanelSession,
  type PanelSessionOptions,
  PanelSessionStore,
  type TabId,
} from './session-store.ts'
export { DevtoolsPanel, type DevtoolsPanelProps } from './shell/devtools-panel.tsx'
export type { DockControl } from './shell/dock-control.ts'
