/** The World tab: entities with a search, and the fields of the selected one. */
export const worldStyles: string = `
.world { display: flex; min-width: 0; container: world / size; background: var(--surface-0); }
.world-list { display: flex; flex-direction: column; flex: none; min-width: 0; min-height: 0; overflow: hidden; }
.world-entity { display: flex; flex-direction: column; flex: 1 1 0; min-width: 0; min-height: 0; overflow: hidden; }
.world-search { position: relative; }
.world-search .input { flex: 1 1 0; min-width: 0; }
.world-search .input[aria-invalid='true'] { text-decoration: underline wavy var(--error); text-underline-offset: 3px; }
.world-found { display: flex; align-items: center; gap: 2px; max-width: 60%; padding: 0 4px; overflow: hidden; text-overflow: ellipsis; color: var(--text-2); }
.world-found .error { display: flex; }
.world-moment { padding: 0 12px; background: var(--surface-1); border-bottom: 1px solid var(--line-1); }
.entity-title { padding: 0 12px; gap: 8px; }
.entity-row {
  display: grid; grid-template-columns: 64px minmax(0, 1fr) 84px 72px; align-items: center;
  width: 100%; height: var(--h-row); white-space: nowrap;
}
.entity-row > *, .field-row > * { padding: 0 8px; overflow: hidden; text-overflow: ellipsis; }
.entity-row > :last-child, .field-row > :last-child { padding-right: 12px; }
.entity-row.entity-head, .field-row.field-head {
  height: var(--h-head); color: var(--text-2); font-size: var(--text-xs);
  background: var(--surface-1); border-bottom: 1px solid var(--line-1);
}
.rows > .entity-row, .rows > .field-row { position: absolute; left: 0; top: 0; }
.rows > .entity-row:hover, .rows > .field-row:hover { background: var(--surface-hover); }
.rows > .entity-row[aria-selected='true'], .rows > .field-row[aria-selected='true'] {
  background: var(--accent-row); box-shadow: inset var(--edge) 0 var(--accent);
}
.field-row {
  display: grid; grid-template-columns: minmax(96px, 200px) minmax(88px, 240px) 88px 80px;
  align-items: center; width: 100%; height: var(--h-row); white-space: nowrap;
}
.fields[data-past] .field-row { grid-template-columns: minmax(96px, 200px) minmax(72px, 160px) minmax(72px, 160px) 88px 80px; }
.field-component { display: flex; align-items: center; grid-column: 1 / -1; gap: 4px; color: var(--text-2); }
.field-row > .field-component { padding-left: 4px; }
.field-row > .field-name { padding-left: 44px; color: var(--text-1); }
.field-name .t3 { margin-left: 5px; font-size: var(--text-xs); }
.field-value { text-align: right; font-family: var(--font-mono); font-size: var(--mono-sm); line-height: var(--h-row); }
.field-value[data-flash='a'] { animation: flash-a var(--slow) var(--ease); }
.field-value[data-flash='b'] { animation: flash-b var(--slow) var(--ease); }
@keyframes flash-a { from { background: var(--accent-row-2); } to { background: var(--accent-row-2); } }
@keyframes flash-b { from { background: var(--accent-row-2); } to { background: var(--accent-row-2); } }
.row-grid { position: relative; }
.row-grid:focus-visible:not([data-empty]) { outline: none; }
.row-grid:focus-visible [role='row'][data-active] { outline: var(--focus); outline-offset: var(--focus-offset); }
@container world (max-height: 160px) { .world-moment, .entity-title { display: none; } }
@media (forced-colors: active) {
  :is(.entity-row, .field-row)[aria-selected='true'] { outline: 1px solid Highlight; outline-offset: -1px; }
}
`
