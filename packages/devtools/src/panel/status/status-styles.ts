export const statusStyles: string = `
.status { display: flex; align-items: center; flex: none; height: var(--h-head); padding: 0 12px; gap: 16px; border-top: 1px solid var(--line-1); color: var(--text-2); white-space: nowrap; overflow: hidden; flex-wrap: nowrap; }
.status[data-error] { background: var(--error-row); }
.status-item { display: flex; align-items: center; gap: 4px; flex: none; }
.status-item:first-child { margin-left: -3px; flex: 0 1 auto; overflow: hidden; }
.status-why { overflow: hidden; text-overflow: ellipsis; }
.status .link { color: var(--text-1); overflow: hidden; text-overflow: ellipsis; }
.status .status-now { flex: none; margin: 0 4px; color: var(--accent); }
.status-opens { height: 20px; margin: 0 -6px; padding: 0 6px; border-radius: var(--radius-2); }
.status-opens:hover { background: var(--surface-hover); color: var(--text-1); }
.status-opens[aria-expanded='true'] { background: var(--surface-3); }
.disclosed { padding: 8px 12px; }
.totals { width: 100%; border-spacing: 0; }
.totals th:first-child { width: 100%; }
.totals th:nth-child(3) { min-width: 48px; }
.totals th, .totals td { height: 20px; padding: 0; font-weight: var(--weight); text-align: left; white-space: nowrap; color: var(--text-2); }
.totals thead th { color: var(--text-3); font-size: var(--text-xs); }
.totals td, .totals th + th { padding-left: 24px; text-align: right; }
.totals td { color: var(--text-1); }
.totals td[data-bytes] { color: var(--text-2); }
.totals [data-zero] > * { color: var(--text-3); }
.totals-tables { display: grid; grid-template-columns: repeat(3, auto); gap: 8px 32px; align-items: start; }
.totals-tables > :nth-child(n + 3) { grid-row: 1 / span 2; }
.totals-tables > :nth-child(2) { grid-row: 2; }
.alerts { border-spacing: 0; }
.alerts th, .alerts td { height: 24px; padding: 0; font-weight: var(--weight); text-align: left; white-space: nowrap; color: var(--text-2); }
.alerts th { display: flex; align-items: center; gap: 4px; }
.alerts td { padding-left: 16px; text-align: right; }
.alerts .link { max-width: min(560px, 60vw); overflow: hidden; text-overflow: ellipsis; color: var(--text-1); }
.help { position: absolute; inset: 0; z-index: var(--z-dialog); display: flex; align-items: center; justify-content: center; background: var(--scrim); }
.help-box { max-width: calc(100% - 24px); max-height: calc(100% - 24px); overflow: auto; padding: 12px 16px 16px; background: var(--surface-2); border-radius: var(--radius-3); box-shadow: var(--shadow-pop); }
.help-head { display: flex; align-items: center; justify-content: space-between; margin-bottom: 4px; }
.help-columns { columns: 2 240px; column-gap: 32px; width: 600px; max-width: 100%; }
.help-columns section { break-inside: avoid; padding-bottom: 8px; }
.help-row { display: flex; align-items: center; justify-content: space-between; height: 24px; gap: 24px; }
.help-row dt { color: var(--text-2); }
.help-row dd { display: flex; gap: 4px; }
`
