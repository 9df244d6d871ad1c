import { chartStyles } from '../chart/chart-styles.ts'
import { detailStyles } from '../detail/detail-styles.ts'
import { filterBarStyles } from '../filter-bar/filter-bar-styles.ts'
import { gaugesStyles } from '../gauges/gauges-styles.ts'
import { limitsStyles } from '../limits/limits-styles.ts'
import { messagesStyles } from '../messages/messages-styles.ts'
import { shellStyles } from '../shell/shell-styles.ts'
import { statusStyles } from '../status/status-styles.ts'
import { stripStyles } from '../strip/strip-styles.ts'
import { worldStyles } from '../world/world-styles.ts'
import { base } from './base.ts'
import { controls } from './controls.ts'
import { tokens } from './tokens.ts'

/** The panel's one static sheet. */
export const panelStyles: string = [
  tokens,
  base,
  controls,
  shellStyles,
  stripStyles,
  filterBarStyles,
  messagesStyles,
  detailStyles,
  statusStyles,
  gaugesStyles,
  chartStyles,
  limitsStyles,
  worldStyles,
].join('\n')
