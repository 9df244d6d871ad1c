/** Gauges: 6px tracks, amber from nine tenths of the cap on. */
export const gaugesStyles: string = `
.gauges { display: flex; flex-direction: column; height: 100%; padding: 8px 12px 4px; overflow: hidden; white-space: nowrap; }
.gauges-head { display: flex; gap: 8px; padding-bottom: 2px; }
.gauges-head .t3, .gauges-waiting .t3 { font-size: var(--text-xs); }
.gauges-none { color: var(--text-3); }
.gauge-row { display: grid; grid-template-columns: 60px 80px minmax(0, 1fr); gap: 0 8px; align-items: center; height: 17px; }
.gauges-waiting { display: flex; align-items: center; gap: 8px; padding-top: 5px; }
.gauges-waiting .glyph { margin: 0 -4px 0 -3px; }
.gauge-bar { position: relative; display: block; height: 6px; background: var(--surface-3); border-radius: var(--radius-1); }
.gauge-bar i { position: absolute; }
.gauge-fill { left: 0; top: 0; height: 100%; background: var(--text-2); border-radius: var(--radius-1); }
.gauge-bar[data-near] .gauge-fill { background: var(--held-fill); }
.gauge-tick { top: -2px; width: 1px; height: 10px; background: var(--text-3); }
.mini-gauge { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
.mini-gauge .gauge-bar { width: 48px; }
.strip[data-compact] .gauges { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0; padding: 4px 12px; align-content: center; }
.strip[data-compact] .gauges-head { display: none; }
.strip[data-compact] .gauge-row { grid-template-columns: 60px minmax(20px, 1fr) 104px; grid-column: 1; }
.strip[data-compact] .gauges-waiting { flex-direction: column; align-items: flex-end; gap: 0; padding: 0 0 0 12px; grid-area: 1 / 2 / span 3 / 3; font-size: var(--text-xs); }
.gauge-suffix { white-space: pre; }
.strip[data-compact] :is(.gauge-suffix, .gauges-oldest, .gauges-next, .gauges-waiting .spacer, .gauges-waiting .glyph, .gauges-waiting[data-none]) { display: none; }
@media (forced-colors: active) {
  .gauge-bar { border: 1px solid CanvasText; }
  .gauge-fill { background: Highlight; forced-color-adjust: none; }
}
`
