import type { RateLimitConfig } from '@tx2-link/core'
import { useState } from 'react'
import type { Source } from '../../source/source.ts'
import {
  describeFault,
  formatSetting,
  type SettingFault,
  type SettingName,
  SETTINGS,
} from './settings.ts'
import { readTried, type TriedConfig, type TriedTexts } from './tried-config.ts'

const NONE: TriedTexts = new Map()

/** The settings each source had when it was first looked at, which is what a reset tries. */
const firstSeen = new WeakMap<Source, RateLimitConfig>()

export interface TriedSettings extends TriedConfig {
  readonly texts: TriedTexts
  readonly current: RateLimitConfig
  /** Whether something is typed or dragged that Apply would change or Discard take back. */
  readonly isTrying: boolean
  readonly change: (name: SettingName, text: string) => void
  readonly discard: () => void
  /** Tries the settings that the source had at first. */
  readonly reset: () => void
  readonly canReset: boolean
  readonly apply: () => void
}

/** Values that are tried for a limiter and do nothing until they are applied. */
export function useTriedConfig(source: Source, current: RateLimitConfig): TriedSettings {
  const [texts, setTexts] = useState<TriedTexts>(NONE)
  const [refused, setRefused] = useState<SettingFault>()
  const tried = readTried(current, texts)
  const first = firstSeen.get(source) ?? current
  firstSeen.set(source, first)

  function replace(next: TriedTexts): void {
    setTexts(next)
    setRefused(undefined)
  }

  return {
    ...tried,
    fault: tried.fault ?? refused,
    texts,
    current,
    isTrying:
      texts.size > 0 && (tried.fault !== undefined || Object.keys(tried.changes).length > 0),
    change: (name, text) => replace(new Map(texts).set(name, text)),
    discard: () => replace(NONE),
    canReset: SETTINGS.some(({ name }) => first[name] !== current[name]),
    reset: () =>
      replace(new Map(SETTINGS.map((item) => [item.name, formatSetting(item, first[item.name])]))),
    apply: () => {
      try {
        source.rateLimit?.set(tried.changes)
        replace(NONE)
      } catch (error) {
        setRefused(describeFault(error))
      }
    },
  }
}
