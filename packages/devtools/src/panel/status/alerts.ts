import type { Mark, MarkKind } from '../../recording/mark.ts'
import type { RingView } from '../../recording/ring-view.ts'
import { closeWords } from '../close-words.ts'
import type { IconName } from '../shell/icons.tsx'
import { markGlyphs } from '../strip/mark-glyphs.ts'

interface AlertFace {
  readonly icon: IconName
  /** Class of its colour. */
  readonly tone: string
}

/** The kinds of marks that say of something that it was repaired, refused, ignored or ended. */
export const ALERT_FACES: ReadonlyMap<MarkKind, AlertFace> = new Map([
  ['error', { icon: 'octagon', tone: 'error' }],
  ['disconnect', { icon: 'broken', tone: 'error' }],
  ['warning', { icon: 'triangle', tone: 'warning' }],
  ['resync', { icon: 'resync', tone: 'held' }],
])

/** All that happened of one kind and code. */
export interface Alert extends AlertFace {
  /** The newest. */
  readonly mark: Mark
  /** How often, within what is kept. */
  readonly count: number
}

interface Known {
  readonly end: number
  readonly last: Mark | undefined
  readonly alerts: readonly Alert[]
}

const known = new WeakMap<RingView<Mark>, Known>()

/**
 * What there is a reason to look at, a row for each kind and code, the newest first: the same list
 * until there is another mark.
 */
export function alertsOf(marks: RingView<Mark>): readonly Alert[] {
  const before = known.get(marks)
  const { end } = marks
  const last = marks.at(end - 1)
  if (before?.end === end && before.last === last) return before.alerts
  const alerts = readAlerts(marks)
  known.set(marks, { end, last, alerts })
  return alerts
}

function readAlerts(marks: RingView<Mark>): Alert[] {
  const alerts = new Map<string, Alert>()
  for (let number = marks.end - 1; number >= marks.first; number -= 1) {
    const mark = marks.at(number)
    const face = mark && ALERT_FACES.get(mark.kind)
    if (mark === undefined || face === undefined) continue
    const key = `${mark.kind} ${mark.code}`
    const newer = alerts.get(key)
    alerts.set(key, {
      ...face,
      mark: newer?.mark ?? mark,
      count: (newer?.count ?? 0) + mark.count,
    })
  }
  return [...alerts.values()]
}

/** What a mark says, in its own words where it has some. */
export function alertWords({ kind, text, code }: Mark): string {
  if (kind === 'disconnect') {
    const why = closeWords(code, text)
    return why === '' ? markGlyphs.disconnect.word : `${markGlyphs.disconnect.word}: ${why}`
  }
  if (text !== '') return text
  return code === '' ? markGlyphs[kind].word : `${markGlyphs[kind].word}: ${code}`
}
