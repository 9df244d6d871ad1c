export const messagesStyles: string = `
.messages-tab { display: flex; flex-direction: column; container: messages-tab / size; }
.messages { display: flex; min-width: 0; min-height: 0; background: var(--surface-0); }
.messages[data-arrangement='stack'] { flex-direction: column; }
.messages-list { display: flex; flex-direction: column; min-width: 0; min-height: 0; overflow: hidden; }
.list { display: flex; flex-direction: column; position: relative; }
.list-heads { position: sticky; top: 0; z-index: var(--z-sticky); }
.list-head, .list-row { display: grid; grid-template-columns: var(--columns); align-items: center; }
.list-head {
  height: var(--h-head); background: var(--surface-1);
  border-bottom: 1px solid var(--line-1);
  font-size: var(--text-xs); color: var(--text-2);
}
.list-head > *, .list-row > * { padding: 0 8px; white-space: nowrap; overflow: hidden; }
.list-head > [data-number], .list-row > [data-number] { text-align: right; }
.list-row { position: absolute; left: 0; right: 0; height: var(--h-row); line-height: var(--h-row); color: var(--text-2); }
.list-row > [data-cell='direction'] { padding: 0 0 0 12px; height: 16px; line-height: 16px; }
.list-row > [data-cell='type'] { text-overflow: ellipsis; }
.list-row > [data-strong] { color: var(--text-1); }
.list-row[data-quiet] > :not([data-cell='direction']) { color: var(--text-3); }
.list-row:hover { background: var(--surface-hover); }
.list-row[data-linked] { background: var(--accent-row-2); }
.list-row[aria-selected='true'] { background: var(--accent-row); box-shadow: inset var(--edge) 0 var(--accent); }
.list-row[data-refused] { box-shadow: inset var(--edge) 0 var(--refused); }
.list-bytes { display: flex; align-items: center; justify-content: flex-end; gap: 8px; }
.list-bar { position: relative; flex: none; height: 8px; background: var(--chart-ink); opacity: .62; border-radius: 1px; min-width: 1px; }
.list-bar[data-beyond] { clip-path: polygon(0 0, 100% 0, 100% 100%, 0 100%, 4px 50%); }
.list-bytes > span:last-child { min-width: 40px; }
.verdict { display: flex; align-items: center; gap: 4px; }
.verdict .glyph { margin-left: -4px; }
.verdict .why { color: var(--text-2); overflow: hidden; text-overflow: ellipsis; }
.list-note {
  position: absolute; left: 0; right: 0; display: flex; align-items: center; gap: 8px; padding: 0 12px 0 8px;
  height: var(--h-row); background: var(--surface-1); box-shadow: inset 0 1px var(--line-1), inset 0 -1px var(--line-1);
  color: var(--text-1); white-space: nowrap; overflow: hidden;
}
.list-note-action { display: flex; gap: 8px; margin-left: auto; }
.list-tie { position: absolute; left: 7px; width: 5px; border: solid var(--accent); border-width: 0 0 0 1px; pointer-events: none; opacity: .8; }
.list-tie-end { position: absolute; left: 7px; width: 5px; height: 1px; background: var(--accent); opacity: .8; pointer-events: none; }
.list-tie-dot { position: absolute; left: 5px; width: 5px; height: 5px; border-radius: 50%; background: var(--accent); pointer-events: none; }
.list-scroll:focus-visible { outline: none; }
.list-scroll:focus-visible .list-row[data-active] { outline: var(--focus); outline-offset: var(--focus-offset); }
.list-scroll[data-empty]:focus-visible { outline: var(--focus); outline-offset: var(--focus-offset); }
@media (forced-colors: active) {
  .list-row[aria-selected='true'] { outline: 1px solid Highlight; outline-offset: -1px; }
  .list-bar { background: CanvasText; }
}
`
