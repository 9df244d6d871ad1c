export const filterBarStyles: string = `
.filter-bar { position: relative; }
.filter-field {
  display: flex; align-items: center; flex: 1 1 0; min-width: 0; height: var(--h-control); padding: 0 7px 0 5px; gap: 6px;
  border: 1px solid var(--line-2); border-radius: var(--radius-2); background: var(--surface-0);
}
.filter-field:focus-within { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.filter-field .glyph { color: var(--text-2); }
.filter-text { position: relative; flex: 1 1 0; min-width: 0; height: 22px; overflow: hidden; font-family: var(--font-mono); font-size: var(--mono-sm); line-height: 22px; }
.filter-text > input {
  position: absolute; inset: 0; width: 100%; height: 22px; padding: 0; border: 0; background: none;
  color: transparent; caret-color: var(--text-1); font: inherit; user-select: text; cursor: text;
}
.filter-text > input:focus-visible { outline: none; }
.filter-text > input::placeholder { color: var(--text-3); opacity: 1; }
.filter-text > input::selection { background: var(--accent-mark); color: transparent; }
.filter-ink { position: absolute; top: 0; left: 0; white-space: pre; pointer-events: none; }
.piece-field { color: var(--text-1); }
.piece-operator { color: var(--text-3); }
.piece-literal { color: var(--accent); }
.piece-wrong { text-decoration: underline wavy var(--error); text-decoration-skip-ink: none; text-underline-offset: 2px; }
.filter-result { display: flex; align-items: center; gap: 4px; flex: none; max-width: 45%; overflow: hidden; white-space: nowrap; font-size: var(--text-sm); }
.filter-result .glyph.ok { color: var(--ok); }
.filter-result .glyph.error { color: var(--error); }
.filter-result .why { overflow: hidden; text-overflow: ellipsis; }
.completions { min-width: 260px; font-family: var(--font-mono); font-size: var(--mono-sm); max-height: 200px; }
.completions .menu-item { cursor: default; }
.completions .aside { font-family: var(--font-ui); }
@media (forced-colors: active) { .filter-ink { display: none; } .filter-text > input { color: CanvasText; } }
`
