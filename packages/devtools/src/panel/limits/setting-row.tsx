import { type ReactNode, useId } from 'react'
import {
  formatSetting,
  type Setting,
  SLIDER_STEPS,
  sliderPosition,
  sliderValue,
  parseSetting,
} from './settings.ts'
import type { TriedSettings } from './use-tried-config.ts'

/** One value of the limiter: a slider over its decades and a box for the exact number. */
export function SettingRow({
  setting,
  tried,
}: {
  readonly setting: Setting
  readonly tried: TriedSettings
}): ReactNode {
  const faultId = useId()
  const { name, label } = setting
  const inForce = tried.current[name]
  const text = tried.texts.get(name) ?? formatSetting(setting, inForce)
  const value = parseSetting(setting, text) ?? inForce
  const isTried = tried.texts.has(name) && value !== inForce
  const fault = tried.fault?.name === name ? tried.fault.message : undefined
  const position = sliderPosition(setting, value)

  return (
    <div className="setting" data-tried={isTried ? '' : undefined}>
      <span className="setting-label" title={name}>
        {label}
        {isTried && (
          <i className="setting-dot" title={`in force: ${formatSetting(setting, inForce)}`} />
        )}
      </span>
      <span className="setting-slider">
        <i className="setting-track" />
        <i className="setting-fill" style={{ width: sliderOffset(position) }} />
        {isTried && (
          <i
            className="setting-in-force"
            style={{ left: sliderOffset(sliderPosition(setting, inForce)) }}
          />
        )}
        <input
          type="range"
          min={0}
          max={SLIDER_STEPS}
          value={position}
          aria-label={`${name}, slider`}
          aria-valuetext={formatSetting(setting, value)}
          onChange={(event) => {
            const next = sliderValue(setting, event.currentTarget.valueAsNumber)
            tried.change(name, formatSetting(setting, next))
          }}
        />
      </span>
      <input
        className="input setting-box"
        type="text"
        inputMode="decimal"
        spellCheck={false}
        autoComplete="off"
        aria-label={name}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        value={text}
        onChange={(event) => tried.change(name, event.currentTarget.value)}
      />
      {fault !== undefined && (
        <p className="setting-fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

/** The middle of the 12px thumb, which stays within the track at both ends. */
function sliderOffset(position: number): string {
  const share = position / SLIDER_STEPS
  return `calc(${share * 100}% + ${6 - 12 * share}px)`
}
