export const stripStyles: string = `
.strip { display: flex; flex: none; background: var(--surface-1); border-bottom: 1px solid var(--line-1); }
.strip-labels { position: relative; flex: none; width: var(--w-gutter); border-right: 1px solid var(--line-1); font-size: var(--text-xs); }
.strip-label { position: absolute; left: 4px; right: 3px; display: flex; gap: 3px; justify-content: space-between; white-space: nowrap; }
.strip-label dt { position: relative; padding-left: 15px; color: var(--text-2); }
.strip-label dt .glyph { position: absolute; left: -2px; top: 0; }
.strip-label dd { color: var(--text-1); }
.strip-plot { position: relative; flex: 1 1 0; min-width: 0; overflow: hidden; }
.strip-canvas { position: absolute; top: 0; left: 0; }
.strip-peak { position: absolute; top: 1px; left: 4px; padding: 0 2px; color: var(--text-3); font-size: var(--text-xs); line-height: 12px; pointer-events: none; background: var(--surface-0); border-radius: 1px; opacity: .92; }
.strip-gauges { flex: none; width: var(--w-gauges); height: 112px; border-left: 1px solid var(--line-1); overflow: hidden; }
.strip[data-compact] .strip-gauges { height: 60px; }
.strip[data-compact] .gauges { padding-top: 4px; }
.brush-area { position: absolute; inset: 0; touch-action: none; cursor: crosshair; }
.brush-area[data-mark] { cursor: pointer; }
.brush-scrim { position: absolute; top: 0; bottom: 0; background: var(--scrim); pointer-events: none; }
.brush { position: absolute; top: 0; bottom: 0; cursor: grab; border: solid var(--accent); border-width: 0 1px; }
.brush:active { cursor: grabbing; }
.brush:focus-visible { outline-offset: 0; }
.brush-grip { position: absolute; top: 50%; width: 7px; height: 18px; margin-top: -14px; border-radius: var(--radius-1); background: var(--accent); cursor: ew-resize; }
.brush-grip::after { content: ''; position: absolute; inset: -40px -6px; }
.brush-grip[data-end='from'] { left: -4px; }
.brush-grip[data-end='to'] { right: -4px; }
.brush-grip:focus-visible { outline-offset: 1px; }
.brush-words { position: absolute; bottom: 0; left: 50%; transform: translateX(-50%); min-width: calc(100% + 2px); height: 15px; padding: 0 6px; text-align: center; background: var(--accent-row); color: var(--text-1); font-size: var(--text-xs); line-height: 15px; white-space: nowrap; pointer-events: none; }
.moment { position: absolute; top: 0; bottom: 0; width: 1px; background: var(--text-1); pointer-events: none; }
.moment::before { content: ''; position: absolute; top: 0; left: -4px; border: 4.5px solid transparent; border-top: 5px solid var(--text-1); border-bottom: 0; }
@media (forced-colors: active) { .strip-canvas { forced-color-adjust: none; } .brush { border-color: Highlight; } }
`
