import { readFileSync } from 'node:fs'
import type { World } from '@tx2-link/core'
import type * as Server from '@tx2-link/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { allFields, fieldNames } from '../../src/filter/fields.ts'
import { parseFilter } from '../../src/filter/parse-filter.ts'
import { unitsOf } from '../../src/filter/units.ts'
import { connectInspector } from '../../src/relay/connect-inspector.ts'

const readme = read('../../README.md')

/** What stands between two of the README's headings. */
function section(heading: string): string {
  return readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

afterEach(() => {
  vi.doUnmock('@tx2-link/server')
  vi.restoreAllMocks()
})

describe("the README's examples", () => {
  it('of a recording is this one, and says what its comment says', async () => {
    const example = read('recording.ts')
    expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``)
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    await import('./recording.ts')
    expect(log.mock.calls.map((call) => call.join(' '))).toEqual(
      / \/\/ (.*), then (.*)$/m.exec(example)?.slice(1),
    )
  })

  it('of a server is this one, and lets a panel in at the address that it prints', async () => {
    const example = read('inspected-server.ts')
    expect(readme).toContain(`\`\`\`ts\n${example.replaceAll('export const ', 'const ')}\`\`\``)
    // The example names a port, which may be taken on the machine that tests it.
    vi.doMock('@tx2-link/server', async () => {
      const { serve } = await vi.importActual<typeof Server>('@tx2-link/server')
      return { serve: (world: World, options: object) => serve(world, { ...options, port: 0 }) }
    })
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { served, inspector } = await import('./inspected-server.ts')
    const url = String(log.mock.calls[0]?.[0])
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{32}$/)
    const connection = connectInspector(url, { webSocket: WebSocket })
    await expect.poll(() => connection.status.text).toBe('connected to my game')
    connection.close()
    await Promise.all([inspector.close(), served.close()])
  })
})

describe("the README's filters", () => {
  const filters = section('Filters')

  it('are read without a fault', () => {
    const [, shown = ''] = /What one types above the list:(.*?)\n\n/s.exec(filters) ?? []
    const examples = [...shown.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
    expect(examples.length).toBeGreaterThan(6)
    for (const example of examples) {
      expect(parseFilter(example.replaceAll('\n', ' '))).toMatchObject({ ok: true })
    }
  })

  it('are made of every field by every name, of every choice and unit', () => {
    const words = [
      ...fieldNames(),
      ...allFields().flatMap(({ choices = [] }) => choices),
      ...allFields().flatMap(({ valueKind }) => Array.from(unitsOf(valueKind).keys())),
    ]
    expect(words.filter((word) => !filters.includes(`\`${word}\``))).toEqual([])
  })
})

it.each([
  ['attachInspector', 'The other end', 'node/attach-inspector.ts'],
  ['a Recorder', 'Recording without React', 'recording/recorder-options.ts'],
  ['a PanelSessionStore', 'Entries', 'panel/session-store.ts'],
  ['LinkDevtools', 'Entries', 'panel/host/link-devtools.tsx'],
  ['DevtoolsPanel', 'Entries', 'panel/shell/devtools-panel.tsx'],
])('the README tells every option of %s', (_, heading, file) => {
  const options = [...read(`../../src/${file}`).matchAll(/^ {2}readonly (\w+)\?:/gm)]
  expect(options.length).toBeGreaterThan(1)
  const told = section(heading)
  const missing = options.filter(([, name]) => !told.includes(`\`${name}\``))
  expect(missing.map(([, name]) => name)).toEqual([])
})
