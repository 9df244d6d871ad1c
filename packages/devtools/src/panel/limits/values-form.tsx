import type { FormEvent, ReactNode } from 'react'
import { Icon } from '../shell/icons.tsx'
import { SettingRow } from './setting-row.tsx'
import { formatSetting, SETTINGS } from './settings.ts'
import type { TriedSettings } from './use-tried-config.ts'

/** The limiter's values, tried here and in force only once they are applied. */
export function ValuesForm({
  tried,
  scope,
}: {
  readonly tried: TriedSettings
  /** Whose limiter it is, in words. */
  readonly scope: string
}): ReactNode {
  const changed = SETTINGS.filter(({ name }) => tried.changes[name] !== undefined)
  const [only] = changed
  const value = changed.length === 1 && only !== undefined ? tried.changes[only.name] : undefined
  const isBlocked = tried.config === undefined

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (tried.isTrying && !isBlocked) tried.apply()
  }

  return (
    <form className="side-part" aria-label="Limiter values" onSubmit={submit} noValidate>
      <div className="side-head">
        <h2 className="head-strong">Values</h2>
        <span className="spacer" />
        <span className="t3">live, {scope}</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Try the values that it had at first"
          title="Try the values that it had at first"
          aria-disabled={!tried.canReset}
          onClick={() => tried.canReset && tried.reset()}
        >
          <Icon name="resync" />
        </button>
      </div>
      {SETTINGS.map((setting) => (
        <SettingRow key={setting.name} setting={setting} tried={tried} />
      ))}
      {tried.isTrying && (
        <div className="side-actions">
          <button
            type="submit"
            className="button"
            data-primary=""
            aria-disabled={isBlocked}
            title={isBlocked ? 'A value cannot be applied' : undefined}
          >
            {value === undefined || only === undefined
              ? `Apply ${changed.length > 1 ? `${changed.length} values` : ''}`.trim()
              : `Apply ${formatSetting(only, value)}`}
          </button>
          <button type="button" className="button" onClick={tried.discard}>
            Discard
          </button>
        </div>
      )}
    </form>
  )
}
