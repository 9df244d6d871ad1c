export const statusStyles: string = `
.status { display: flex; align-items: center; flex: none; height: var(--h-head); padding: 0 12px; gap: 16px; border-top: 1px solid var(--line-1); color: var(--text-2); white-space: nowrap; overflow: hidden; flex-wrap: nowrap; }
.status[data-error] { background: var(--error-row); }
.status-item { display: flex; align-items: center; gap: 4px; flex: none; }
.status-item:first-child { margin-left: -3px; flex: 0 1 auto; overflow: hidden; }
.status .link { color: var(--text-1); overflow: hidden; text-overflow: ellipsis; }
.status-totals { height: 20px; margin: 0 -6px; padding: 0 6px; border-radius: var(--radius-2); }
.status-totals:hover { background: var(--surface-hover); color: var(--text-1); }
.status-totals[aria-expanded='true'] { background: var(--surface-3); }
.disclosed { padding: 8px 12px; }
.totals { border-spacing: 0; }
.totals th, .totals td { height: 20px; padding: 0; font-weight: var(--weight); text-align: left; white-space: nowrap; color: var(--text-2); }
.totals thead th { color: var(--text-3); font-size: var(--text-xs); }
.totals td, .totals th + th { padding-left: 24px; text-align: right; }
.totals td.t1 { color: var(--text-1); }
.help { position: absolute; inset: 0; z-index: var(--z-dialog); display: flex; align-items: center; justify-content: center; background: var(--scrim); }
.help-box { max-width: calc(100% - 24px); max-height: calc(100% - 24px); overflow: auto; padding: 12px 16px 16px; background: var(--surface-2); border-radius: var(--radius-3); box-shadow: var(--shadow-pop); }
.help-head { display: flex; align-items: center; justify-content: space-between; margin-bottom: 4px; }
.help-columns { columns: 2 240px; column-gap: 32px; width: 600px; max-width: 100%; }
.help-columns section { break-inside: avoid; padding-bottom: 8px; }
.help-row { display: flex; align-items: center; justify-content: space-between; height: 24px; gap: 24px; }
.help-row dt { color: var(--text-2); }
.help-row dd { display: flex; gap: 4px; }
`
