export const shellStyles: string = `
.bar { display: flex; align-items: center; flex: none; height: var(--h-bar); padding: 0 8px; gap: 4px; border-bottom: 1px solid var(--line-1); white-space: nowrap; }
.bar > .divider { margin: 0 6px; }
.source { display: inline-flex; align-items: center; flex: 0 1 auto; min-width: 96px; max-width: 240px; height: 28px; padding: 0 6px 0 4px; gap: 4px; border: 1px solid var(--line-2); border-radius: var(--radius-2); color: var(--text-1); }
.source:hover { background: var(--surface-hover); }
.source[aria-expanded='true'] { background: var(--surface-3); }
.source > .glyph:last-child { color: var(--text-2); margin-left: auto; }
.source-words { overflow: hidden; text-overflow: ellipsis; }
.tabs { display: flex; align-self: stretch; gap: 0; margin: 0 6px; }
.tab { position: relative; height: 100%; padding: 0 10px; border-radius: 0; color: var(--text-2); }
.tab:hover { color: var(--text-1); }
.tab[aria-selected='true'] { color: var(--text-1); }
.tab[aria-selected='true']::after { content: ''; position: absolute; left: 10px; right: 10px; bottom: -1px; height: var(--edge); background: var(--accent); }
.live { padding: 0 8px 0 4px; color: var(--text-1); }
.live .count { color: var(--text-3); font-size: var(--text-xs); margin-left: 4px; }
.record { color: var(--record); }
.record-button[aria-pressed='true']:not(:hover) { background: none; }
.record-button[aria-pressed='false'] { background: var(--surface-3); color: var(--text-1); }
.tab-body { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; background: var(--surface-0); }
.tab-body > * { flex: 1 1 0; min-height: 0; }
.dock-splitter { position: absolute; top: -4px; left: 0; right: 0; height: 8px; z-index: 5; }
.dock-splitter > .splitter { position: absolute; top: 4px; left: 0; right: 0; }
@media (forced-colors: active) { .tab[aria-selected='true']::after { background: Highlight; forced-color-adjust: none; } }
`
