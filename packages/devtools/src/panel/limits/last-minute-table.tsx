import type { ReactNode } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import type { Source } from '../../source/source.ts'
import { age, groupedInteger } from '../format.ts'
import { Icon, type IconName } from '../shell/icons.tsx'
import { type Comparison, useComparison } from './use-comparison.ts'
import type { TriedSettings } from './use-tried-config.ts'

/** What the last minute was, and what it would have been under the values that are tried. */
export function LastMinuteTable(props: {
  readonly source: Source
  readonly recorder: Recorder
  readonly tried: TriedSettings
  /** The tried values in short; undefined for several. */
  readonly triedText: string | undefined
}): ReactNode {
  const { source, recorder, tried, triedText } = props
  const comparison = useComparison(source, recorder, tried)
  if (comparison === undefined) return null
  const { asItWas, spanMs } = comparison
  return (
    <section className="side-part">
      <table>
        <thead>
          <tr>
            <th scope="col" className="t3">
              The last {age(spanMs).replace('.0 s', ' s')} again
            </th>
            <th scope="col">as it was</th>
            {comparison.tried !== undefined && (
              <th scope="col" className="t1">
                {triedText ?? 'tried'}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <Row icon="held" name="Held" {...figures(comparison, 'held')} />
          <Row icon="coalesced" name="Coalesced" {...figures(comparison, 'coalesced')} />
          <Row icon="refused" name="Refused" {...figures(comparison, 'refused')} />
          <tr>
            <th scope="row">Longest wait</th>
            <td>{age(asItWas.longestWaitMs)}</td>
            {comparison.tried !== undefined && (
              <td className="t1">{age(comparison.tried.longestWaitMs)}</td>
            )}
          </tr>
        </tbody>
      </table>
      {comparison.tried === undefined && (
        <p className="t3">Move a value to see what it would have been.</p>
      )}
    </section>
  )
}

function figures(
  { asItWas, tried }: Comparison,
  name: 'held' | 'coalesced' | 'refused',
): { readonly was: number; readonly would: number | undefined } {
  return { was: asItWas[name], would: tried?.[name] }
}

function Row(props: {
  readonly icon: IconName & ('held' | 'coalesced' | 'refused')
  readonly name: string
  readonly was: number
  readonly would: number | undefined
}): ReactNode {
  const { icon, name, was, would } = props
  return (
    <tr>
      <th scope="row">
        <Icon name={icon} className={icon} />
        {name}
      </th>
      <td>{groupedInteger(was)}</td>
      {would !== undefined && <td className="t1">{groupedInteger(would)}</td>}
    </tr>
  )
}
