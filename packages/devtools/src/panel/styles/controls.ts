/** Buttons, inputs, menus, heads: the states of controls are the same everywhere. */
export const controls: string = `
.icon-button, .button, .tab, .toggle {
  display: inline-flex; align-items: center; justify-content: center; flex: none;
  height: var(--h-control); min-width: var(--hit); border-radius: var(--radius-2);
  color: var(--text-2); white-space: nowrap;
  transition: background-color var(--fast) var(--ease), color var(--fast) var(--ease);
}
.icon-button { width: var(--h-control); }
.button { padding: 0 7px; border: 1px solid var(--line-2); color: var(--text-1); }
.button[data-primary] {
  border-color: transparent; background: var(--accent-fill); color: var(--text-on-fill);
}
.button[data-primary]:focus-visible { outline-offset: 2px; }
.toggle { gap: 4px; padding: 0 6px; }
.icon-button:hover, .button:hover, .toggle:hover { background: var(--surface-hover); color: var(--text-1); }
.button[data-primary]:hover { background: var(--accent-fill); color: var(--text-on-fill); filter: brightness(1.1); }
.icon-button:active, .icon-button[aria-pressed='true'], .icon-button[aria-expanded='true'],
.button:active, .toggle:active, .toggle[aria-pressed='true'] {
  background: var(--surface-3); color: var(--text-1);
}
.button[data-primary]:active { background: var(--accent-fill); filter: brightness(.9); }
[aria-disabled='true'] { opacity: .45; }
.link { color: var(--accent); border-radius: var(--radius-1); white-space: nowrap; }
.link:hover { text-decoration: underline; }
.divider { flex: none; width: 1px; height: 16px; background: var(--line-2); }
.head {
  display: flex; align-items: center; flex: none; height: var(--h-head); padding: 0 12px;
  gap: 8px; font-size: var(--text-xs); color: var(--text-2); white-space: nowrap;
}
.head-strong { font-weight: var(--weight-strong); color: var(--text-1); font-size: var(--text-md); }
.tool {
  display: flex; align-items: center; flex: none; height: var(--h-tool); padding: 0 8px; gap: 4px;
  background: var(--surface-1); border-bottom: 1px solid var(--line-1); white-space: nowrap;
}
.input {
  height: var(--h-control); padding: 0 7px; border: 1px solid var(--line-2);
  border-radius: var(--radius-2); background: var(--surface-0); color: var(--text-1);
}
.input::placeholder { color: var(--text-3); opacity: 1; }
kbd {
  display: inline-block; padding: 0 4px; border-radius: var(--radius-1); background: var(--surface-3);
  color: var(--text-2); font: inherit; font-size: var(--text-xs); line-height: 14px;
}
.pop {
  position: absolute; z-index: var(--z-pop); padding: 4px 0; background: var(--surface-2);
  border-radius: var(--radius-3); box-shadow: var(--shadow-pop); color: var(--text-1);
  overflow: auto; max-height: 80%; max-width: calc(100% - 16px);
  animation: pop var(--slow) var(--ease);
}
@keyframes pop { from { opacity: 0; } }
.menu-item {
  display: flex; align-items: center; gap: 8px; width: 100%; height: 24px; padding: 0 12px;
  color: var(--text-1); white-space: nowrap;
}
.menu-item:hover, .menu-item:focus-visible, .menu-item[aria-selected='true'] { background: var(--accent-row); }
.menu-item .aside { margin-left: auto; padding-left: 24px; color: var(--text-3); font-size: var(--text-xs); }
.menu-check { width: 12px; flex: none; }
.menu-title { padding: 4px 12px 2px; color: var(--text-3); font-size: var(--text-xs); }
.menu-rule { height: 1px; border: 0; margin: 4px 0; background: var(--line-1); }
.splitter { position: relative; flex: none; z-index: 2; background: var(--line-1); touch-action: none; }
.splitter::after { content: ''; position: absolute; }
.splitter[aria-orientation='vertical'] { width: 1px; cursor: col-resize; }
.splitter[aria-orientation='vertical']::after { inset: 0 -4px 0 -3px; }
.splitter[aria-orientation='horizontal'] { height: 1px; cursor: row-resize; }
.splitter[aria-orientation='horizontal']::after { inset: -4px 0 -3px 0; }
.splitter:hover, .splitter[data-dragging], .splitter:focus-visible { background: var(--accent); outline: none; }
@media (pointer: coarse) {
  :host { --h-row: var(--h-row-touch); --h-control: 32px; --h-tool: 36px; --h-bar: 40px; }
}
@media (forced-colors: active) {
  .panel, .pop, .input, .button { border: 1px solid CanvasText; }
  .icon-button[aria-pressed='true'], .toggle[aria-pressed='true'] { outline: 1px solid Highlight; outline-offset: -1px; }
}
`
