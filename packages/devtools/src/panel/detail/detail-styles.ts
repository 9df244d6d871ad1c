export const detailStyles: string = `
.detail { display: flex; flex-direction: column; min-width: 0; min-height: 0; background: var(--surface-1); }
.detail-head { display: flex; align-items: center; gap: 8px; flex: none; height: var(--h-tool); padding: 0 12px; border-bottom: 1px solid var(--line-1); white-space: nowrap; overflow: hidden; }
.detail-head .icon-button { margin: 0 -2px; }
.detail-facts { display: flex; align-items: center; gap: 16px; flex: none; height: 32px; padding: 0 12px; border-bottom: 1px solid var(--line-1); white-space: nowrap; overflow: hidden; }
.detail-head .detail-facts { flex: 0 1 auto; min-width: 0; height: 30px; border: 0; padding: 0; }
.detail-head > h2 { flex: none; }
.fact { display: flex; align-items: center; gap: 6px; }
.fact dt { color: var(--text-3); }
.fact dd { display: flex; align-items: center; gap: 4px; color: var(--text-2); }
.split { display: flex; align-items: center; gap: 12px; flex: none; height: var(--h-head); padding: 0 12px; border-bottom: 1px solid var(--line-1); font-size: var(--text-xs); white-space: nowrap; overflow: hidden; }
.split-bar { display: flex; gap: 1px; flex: 1 1 40px; min-width: 40px; height: 8px; }
.split-bar > span { height: 8px; min-width: 1px; border-radius: 1px; }
.split-value { background: var(--text-1); }
.split-name { background: var(--text-3); }
.split-structure { background: var(--line-3); }
.split-header { background: var(--line-2); }
.detail-body { display: flex; flex-direction: column; background: var(--surface-0); }
.detail-body[data-arrangement='row'] { flex-direction: row; }
.detail-part { display: flex; flex-direction: column; min-width: 0; min-height: 0; overflow: hidden; container: detail-part / inline-size; }
.tree-head { display: grid; grid-template-columns: minmax(0, 1fr) 84px 92px 96px; align-items: center; flex: none; height: var(--h-head); padding: 0 12px 0 8px; background: var(--surface-1); border-bottom: 1px solid var(--line-1); font-size: var(--text-xs); }
.tree-head > :not(:first-child) { text-align: right; }
.tree-tabs { display: flex; gap: 2px; }
.tree-tabs .toggle { height: 20px; min-width: 24px; }
.tree-row { position: absolute; left: 0; right: 0; display: grid; grid-template-columns: minmax(0, 1fr) 84px 92px 96px; align-items: center; height: var(--h-row); padding: 0 12px 0 8px; white-space: nowrap; }
.tree-row:hover { background: var(--surface-hover); }
.tree-row[data-around] { background: var(--accent-row-2); }
.tree-row[data-hovered] { background: var(--accent-row-2); }
.tree-row[aria-selected='true'] { background: var(--accent-row); box-shadow: inset var(--edge) 0 var(--accent); }
.tree-row[data-removed] .tree-name { color: var(--text-2); }
.tree-name { display: flex; align-items: center; gap: 5px; color: var(--text-1); overflow: hidden; }
.tree-name .t3 { font-size: var(--text-xs); }
.tree-twist { display: inline-flex; flex: none; width: 16px; height: 16px; margin-right: -3px; color: var(--text-3); }
.tree-value { text-align: right; overflow: hidden; text-overflow: ellipsis; padding-left: 8px; font-family: var(--font-mono); font-size: var(--mono-sm); color: var(--text-1); }
.tree-value[data-alone] { grid-column: span 2; }
.tree-value[data-before] { color: var(--text-3); }
.tree-place { text-align: right; font-family: var(--font-mono); font-size: var(--mono-sm); color: var(--text-3); }
.tree-scroll:focus-visible, .bytes-scroll:focus-visible { outline: var(--focus); outline-offset: var(--focus-offset); }
.bytes { font-family: var(--font-mono); font-size: var(--mono-sm); }
.bytes-head { border-bottom: 1px solid var(--line-1); background: var(--surface-1); }
.bytes-row { position: absolute; left: 0; right: 0; display: flex; align-items: center; height: var(--h-row-hex); line-height: var(--h-row-hex); padding: 0 12px; gap: 2ch; white-space: pre; }
.bytes-offset { flex: none; color: var(--text-3); }
.bytes-hex { flex: none; }
.bytes-hex > span, .bytes-text > span { display: inline-block; height: var(--h-row-hex); }
.role-structure, .role-header { color: var(--text-3); }
.role-name { color: var(--text-2); }
.role-value { color: var(--text-1); }
.level-1 { background: var(--accent-row); }
.level-2 { background: var(--accent-mark); color: var(--text-1); }
.level-3 { background: var(--accent-fill); color: var(--text-on-fill); }
.plain { margin: 0; padding: 8px 12px; font-family: var(--font-mono); font-size: var(--mono-sm); line-height: 16px; color: var(--text-1); white-space: pre; tab-size: 2; }
@container detail-part (max-width: 400px) {
  .tree-head, .tree-row { grid-template-columns: minmax(0, 1fr) minmax(84px, max-content) 80px; }
  .tree-before, .tree-value[data-before] { display: none; }
  .tree-value[data-alone] { grid-column: auto; }
  .tree-row[aria-expanded] .tree-name .t3 { display: none; }
}
@media (forced-colors: active) {
  .level-2 { text-decoration: underline; }
  .level-3 { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  .split-bar > span { outline: 1px solid CanvasText; }
}
`
