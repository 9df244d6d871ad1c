import { createRateLimiter, LinkError, type RateLimitConfig } from '@tx2-link/core'
import type { RateLimitSetting } from '../../source/source.ts'
import { groupedInteger, siBytes } from '../format.ts'

export type SettingName = RateLimitSetting

export interface Setting {
  readonly name: SettingName
  /** As long as the side pane allows; the whole name is the control's accessible name. */
  readonly label: string
  /** What the slider reaches unless the value lies outside. */
  readonly min: number
  readonly max: number
  readonly unit: 'count' | 'bytes'
}

export const SETTINGS: readonly Setting[] = [
  { name: 'maxMessagesPerSecond', label: 'maxMessages', min: 1, max: 10_000, unit: 'count' },
  { name: 'maxBytesPerSecond', label: 'maxBytes', min: 1000, max: 100_000_000, unit: 'bytes' },
  { name: 'burstSize', label: 'burst', min: 1, max: 1000, unit: 'count' },
  { name: 'windowMs', label: 'windowMs', min: 100, max: 10_000, unit: 'count' },
]

/** Positions of a slider: each step is about a twentieth of the value at hand. */
export const SLIDER_STEPS = 200

const thousandths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1000],
  ['mb', 1e6],
  ['gb', 1e9],
  ['kib', 1024],
  ['mib', 1024 ** 2],
  ['gib', 1024 ** 3],
])

/** Reads `1,000`, `54 kB` or `10 MiB`; undefined for what is no number. */
export function parseSetting(setting: Setting, text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim().replaceAll(/[,_\u202f]/g, ''))
  if (match === null) return undefined
  const unit = match[2]?.toLowerCase() ?? ''
  const factor = setting.unit === 'bytes' || unit === '' ? UNITS.get(unit) : undefined
  return factor === undefined ? undefined : Number(match[1]) * factor
}

/** Caps as configured: whole powers of 1,024 in their own units, others in SI. */
export function formatSetting(setting: Setting, value: number): string {
  return setting.unit === 'bytes' ? capBytes(value) : countText(value)
}

/** `41 kB`, `10 MiB`, `1,234 B`: exact where the unit allows it. */
export function capBytes(value: number): string {
  for (const [unit, factor] of [
    ['GiB', 1024 ** 3],
    ['MiB', 1024 ** 2],
    ['KiB', 1024],
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1000],
  ] as const) {
    const tenths = (value / factor) * 10
    if (value >= factor && Number.isInteger(tenths)) {
      return `${thousandths.format(tenths / 10)} ${unit}`
    }
  }
  return Number.isInteger(value) && value < 100_000 ? `${groupedInteger(value)} B` : siBytes(value)
}

function countText(value: number): string {
  return Number.isInteger(value) ? groupedInteger(value) : thousandths.format(value)
}

/** Sliders are logarithmic, since caps range over powers of ten. */
export function sliderPosition(setting: Setting, value: number): number {
  const { min, max } = setting
  const share = Math.log(Math.max(value, min) / min) / Math.log(max / min)
  return Math.round(Math.min(1, share) * SLIDER_STEPS)
}

/** The value at a position, rounded to two digits so that it can be said. */
export function sliderValue(setting: Setting, position: number): number {
  const { min, max } = setting
  const exact = min * (max / min) ** (position / SLIDER_STEPS)
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1)
  return Math.round(exact / unit) * unit
}

export interface SettingFault {
  readonly name: SettingName
  readonly message: string
}

/** What the limiter itself would say against these settings, at the field that it is about. */
export function faultOf(config: RateLimitConfig): SettingFault | undefined {
  try {
    createRateLimiter(config)
    return undefined
  } catch (error) {
    return describeFault(error)
  }
}

/** Puts a limiter's refusal to the field that it names. */
export function describeFault(error: unknown): SettingFault {
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof LinkError)) return { name: 'maxMessagesPerSecond', message }
  const named = SETTINGS.find(({ name }) => message.startsWith(name))
  if (named !== undefined) return { name: named.name, message }
  const isAboutBytes = message.includes(' bytes a second')
  return { name: isAboutBytes ? 'maxBytesPerSecond' : 'maxMessagesPerSecond', message }
}
