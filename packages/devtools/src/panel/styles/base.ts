/**
 * Resets and shared text. The page's inherited styles end at the host, and what the page says of the
 * host element itself (`div { padding: 8px }`) yields to important declarations from inside.
 */
export const base: string = `
:host {
  all: initial !important;
  display: block !important;
  width: 100% !important;
  height: var(--panel-height, 100%) !important;
  --w-gauges: 288px;
}
:host([data-layout='docked']) {
  position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483000 !important;
}
.mount { width: 100%; height: 100%; }
*, *::before, *::after { box-sizing: border-box; }
.panel {
  position: relative;
  display: flex;
  flex-direction: column;
  width: 100%;
  height: 100%;
  min-width: 0;
  overflow: clip;
  overflow-clip-margin: 4px; /* the line that is dragged above a docked panel */
  background: var(--surface-1);
  color: var(--text-2);
  font: var(--weight) var(--text-sm)/var(--leading) var(--font-ui);
  font-variant-numeric: tabular-nums;
  -webkit-font-smoothing: antialiased;
  text-align: left;
  cursor: default;
  user-select: none;
}
.panel[data-width='narrow'] { --w-gauges: 0px; }
.panel[data-docked] { border-top: 1px solid var(--line-1); }
button, input { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { padding: 0; border: 0; background: none; cursor: default; text-align: inherit; }
h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; font: inherit; list-style: none; }
:focus { outline: none; }
:focus-visible { outline: var(--focus); outline-offset: var(--focus-offset); }
.t1 { color: var(--text-1); }
.t2 { color: var(--text-2); }
.t3 { color: var(--text-3); }
.mono { font-family: var(--font-mono); font-size: var(--mono-sm); }
.num { text-align: right; white-space: nowrap; }
.sent { color: var(--sent); }
.received { color: var(--received); }
.held { color: var(--held); }
.coalesced { color: var(--coalesced); }
.refused, .error { color: var(--error); }
.warning { color: var(--warning); }
.ok { color: var(--ok); }
.accent { color: var(--accent); }
.well { background: var(--surface-0); }
.fill { flex: 1 1 0; min-width: 0; min-height: 0; }
.spacer { flex: 1 1 auto; }
.glyph { display: inline-block; flex: none; width: 16px; height: 16px; vertical-align: top; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.selectable { user-select: text; cursor: text; }
.scroll { overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--surface-3) transparent; }
.rows { position: relative; overflow: hidden; }
.empty { padding: 16px 12px; max-width: 460px; }
.empty :is(h2, h3) { color: var(--text-1); font-size: var(--text-md); }
.empty p { margin-top: 4px; }
.empty .actions { display: flex; gap: 8px; margin-top: 12px; }
`
