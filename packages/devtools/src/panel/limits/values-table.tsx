import type { RateLimitConfig } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { formatSetting, SETTINGS } from './settings.ts'

/** The limiter's values where this end cannot turn them. */
export function ValuesTable({ config }: { readonly config: RateLimitConfig }): ReactNode {
  return (
    <section className="side-part">
      <div className="side-head">
        <h2 className="head-strong">Values</h2>
        <span className="spacer" />
        <span className="t3">cannot be changed from here</span>
      </div>
      <table>
        <tbody>
          {SETTINGS.map((setting) => (
            <tr key={setting.name}>
              <th scope="row">{setting.name}</th>
              <td className="t1">{formatSetting(setting, config[setting.name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
