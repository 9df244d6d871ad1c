/** Canvases that fill their place, and the lane of delta sizes. */
export const chartStyles: string = `
.plot { position: relative; width: 100%; height: 100%; min-width: 0; min-height: 0; overflow: hidden; }
.plot canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
.delta-chart {
  display: grid; grid-template-columns: var(--w-gutter) minmax(0, 1fr) var(--w-gauges); flex: none;
  height: 72px; background: var(--surface-0); border-bottom: 1px solid var(--line-1);
}
@container messages-tab (max-height: 340px) { .delta-chart { height: 48px; } }
.delta-chart-label {
  padding: 4px 8px 4px 12px; overflow: hidden; white-space: nowrap; background: var(--surface-1);
  border-right: 1px solid var(--line-1);
}
.delta-chart-label dl { font-size: var(--text-xs); color: var(--text-2); }
.delta-chart-label dl div { display: flex; justify-content: space-between; gap: 8px; }
.delta-chart-plot { position: relative; min-width: 0; outline-offset: -2px; }
.delta-chart-side {
  overflow: hidden; padding: 4px 12px; background: var(--surface-1); border-left: 1px solid var(--line-1);
  font-size: var(--text-xs); white-space: nowrap;
}
`
