/** The Limits tab: lanes over a list, values beside them; narrow, the values go beside the list. */
export const limitsStyles: string = `
.limits {
  display: grid; flex: 1 1 0; min-width: 0; min-height: 0; container: limits / size;
}
.limits-grid {
  display: grid; min-height: 0; overflow: hidden;
  grid-template: 'lanes side' auto 'list side' minmax(0, 1fr) / minmax(0, 1fr) var(--w-side);
  --w-side: max(var(--w-gauges), 288px); --h-lane: 104px;
}
.limits-lanes { grid-area: lanes; background: var(--surface-0); }
.limits-list { grid-area: list; border-top: 1px solid var(--line-1); }
.limits-side {
  grid-area: side; border-left: 1px solid var(--line-1); background: var(--surface-1);
}
.lane {
  display: grid; grid-template-columns: var(--w-gutter) minmax(0, 1fr); height: var(--h-lane);
  border-bottom: 1px solid var(--line-1);
}
.lane:last-child { border-bottom: 0; }
.lane-label {
  display: flex; flex-direction: column; padding: 8px 8px 4px 12px; overflow: hidden;
  background: var(--surface-1); border-right: 1px solid var(--line-1); white-space: nowrap;
}
.lane-now { color: var(--text-1); font-size: var(--text-lg); line-height: 20px; }
.lane-now[data-held] { color: var(--held); }
.lane-of { color: var(--text-2); font-size: var(--text-xs); }
.side-part { border-bottom: 1px solid var(--line-1); padding: 0 12px 12px; }
.side-head { display: flex; align-items: center; gap: 8px; height: 32px; white-space: nowrap; }
.side-head .t3 { font-size: var(--text-xs); }
.side-part table { width: 100%; border-spacing: 0; }
.side-part th, .side-part td { height: 20px; padding: 0; font-weight: var(--weight); text-align: left; }
.side-part thead th { color: var(--text-2); font-size: var(--text-xs); }
.side-part td, .side-part th + th { text-align: right; padding-left: 8px; white-space: nowrap; }
.side-part tbody th { color: var(--text-1); white-space: nowrap; }
.side-part tbody th .glyph { margin: 2px 6px 2px -2px; }
.side-part p { margin-top: 4px; }
.side-actions { display: flex; gap: 8px; margin-top: 8px; }
.setting {
  display: grid; grid-template-columns: 92px minmax(0, 1fr) 72px; align-items: center; gap: 0 8px;
  min-height: 28px;
}
.setting-label { color: var(--text-1); white-space: nowrap; }
.setting-dot {
  display: inline-block; width: 4px; height: 4px; margin: 0 0 2px 6px; border-radius: 2px;
  background: var(--accent);
}
.setting-box { width: 100%; text-align: right; }
.setting[data-tried] .setting-box:not([aria-invalid='true']) { border-color: var(--accent); }
.setting .setting-box[aria-invalid='true'] { border-color: var(--error); }
.setting-fault { grid-column: 1 / -1; padding: 2px 0 6px; color: var(--error); }
.setting-slider { position: relative; height: 24px; }
.setting-slider i { position: absolute; pointer-events: none; }
.setting-track { inset: 11px 0; height: 2px; background: var(--surface-3); }
.setting-fill { left: 0; top: 11px; height: 2px; background: var(--accent); }
.setting-in-force { top: 7px; width: 1px; height: 10px; background: var(--text-1); }
.setting-slider input {
  position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; appearance: none; background: none;
  border-radius: var(--radius-2);
}
.setting-slider input::-webkit-slider-runnable-track { height: 24px; background: none; }
.setting-slider input::-moz-range-track { height: 24px; background: none; }
.setting-slider input::-webkit-slider-thumb {
  appearance: none; width: 12px; height: 12px; margin-top: 6px; border-radius: 6px;
  border: 2px solid var(--accent); background: var(--surface-1);
}
.setting-slider input::-moz-range-thumb {
  box-sizing: border-box; width: 12px; height: 12px; border-radius: 6px;
  border: 2px solid var(--accent); background: var(--surface-1);
}
.spend { display: grid; grid-template-columns: 92px minmax(0, 1fr) 56px; gap: 0 8px; align-items: center; height: 20px; }
.spend-track { height: 6px; background: var(--surface-3); border-radius: var(--radius-1); }
.spend-track i { display: block; height: 100%; background: var(--chart-ink); border-radius: var(--radius-1); }
.incidents { min-height: 0; background: var(--surface-0); }
.incident {
  display: grid; grid-template-columns: 32px 72px 108px minmax(128px, 160px) minmax(136px, 200px) 72px minmax(0, 1fr);
  align-items: center; height: var(--h-row); padding-right: 12px; white-space: nowrap;
}
.incident > * { padding: 0 8px; overflow: hidden; text-overflow: ellipsis; }
.incident > :first-child { padding: 0 0 0 12px; overflow: visible; }
.rows > .incident { position: absolute; left: 0; right: 0; top: 0; }
.rows > .incident:hover { background: var(--surface-hover); }
.rows > .incident[aria-selected='true'] { background: var(--accent-row); box-shadow: inset var(--edge) 0 var(--accent); }
.rows > .incident[data-refused] { box-shadow: inset var(--edge) 0 var(--refused); }

.incident-head { position: relative; height: var(--h-head); color: var(--text-2); font-size: var(--text-xs); background: var(--surface-1); border-bottom: 1px solid var(--line-1); }

.incidents-newer { position: absolute; right: 12px; color: var(--accent); }
@container limits (max-width: 999px) {
  .limits-grid {
    grid-template: 'lanes lanes' auto 'list side' minmax(120px, 1fr) / minmax(0, 1fr) 288px;
    --h-lane: 64px;
  }
  .limits-side { border-top: 1px solid var(--line-1); }
  .lane-label { padding-top: 4px; }
  .incident { grid-template-columns: 28px 56px 100px minmax(134px, 1fr) minmax(132px, 1fr) 60px; }
  .incident > :nth-child(n+4) { padding-right: 4px; }
  .incident > :nth-child(7) { display: none; }
}
@container limits (max-width: 640px) {
  .limits-grid { grid-template: 'lanes' auto 'side' auto 'list' minmax(160px, 1fr) / minmax(0, 1fr); overflow: auto; }
  .limits-side { border-left: 0; }
}
@container limits (max-height: 520px) { .limits-grid { --h-lane: 72px; } .lane-label { padding-top: 4px; } }
@container limits (max-height: 400px) {
  .limits-grid { --h-lane: 40px; overflow: auto; grid-template-rows: auto minmax(100px, 1fr); }
  .lane-label { display: grid; grid-template-columns: 1fr auto; align-content: center; gap: 0 8px; padding: 0 8px 0 12px; }
  .lane-now { font-size: var(--text-sm); line-height: var(--leading); }
  .lane-of { grid-column: 1 / -1; line-height: 14px; }
}
@container limits (max-height: 290px) {
  .limits-grid { --h-lane: 24px; grid-template-rows: auto minmax(84px, 1fr); }
  .lane-of { display: none; }
  .lane-label h2 { overflow: hidden; text-overflow: ellipsis; }
}
`
