import type { RateLimitConfig } from '@tx2-link/core'
import type { RateLimitChange } from '../../source/source.ts'
import { faultOf, parseSetting, type SettingFault, type SettingName, SETTINGS } from './settings.ts'

/** What somebody typed or dragged and has not applied, by setting. */
export type TriedTexts = ReadonlyMap<SettingName, string>

export interface TriedConfig {
  /** Only what differs from the settings in force. */
  readonly changes: RateLimitChange
  /** The settings in force with the changes; undefined while they cannot be. */
  readonly config: RateLimitConfig | undefined
  readonly fault: SettingFault | undefined
}

/** What the texts mean beside the settings in force. */
export function readTried(current: RateLimitConfig, texts: TriedTexts): TriedConfig {
  const changes: { -readonly [Name in SettingName]?: number } = {}
  for (const setting of SETTINGS) {
    const text = texts.get(setting.name)
    if (text === undefined) continue
    const value = parseSetting(setting, text)
    if (value === undefined) {
      const fault = { name: setting.name, message: `${setting.name} must be a number` }
      return { changes, config: undefined, fault }
    }
    if (value !== current[setting.name]) changes[setting.name] = value
  }
  const config = { ...current, ...changes }
  const fault = faultOf(config)
  return { changes, config: fault === undefined ? config : undefined, fault }
}
