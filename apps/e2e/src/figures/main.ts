// What `npm run figures` prints: what the arena costs on the wire, in the page and to load.
import { join } from 'node:path'
import { startArena } from '../arena-process.ts'
import { repository } from '../node-process.ts'
import { launchBrowser, requireBrowser } from '../browser.ts'
import { measureBuild } from './bundle-size.ts'
import { type Measurement, type Second, measureArena } from './measure.ts'
import { formatTable, rangeOf } from './table.ts'

const options = { seconds: 20, walkMs: 10_000 }

await main()

async function main(): Promise<void> {
  const path = requireBrowser()
  if (path === undefined) return process.exit(1)
  const arena = await startArena(['--seed', '7', '--production'])
  const browser = await launchBrowser(path)
  try {
    const measurement = await measureArena(browser, { url: arena.url, ...options })
    process.stdout.write(`${describe(measurement)}\n\n${describeBuild()}\n`)
  } finally {
    await browser.close()
    await arena.stop()
  }
}

function describe({ seconds, deltaBytes }: Measurement): string {
  const aSecond = (figure: keyof Second): number[] => seconds.map((second) => second[figure])
  const receivedATick = seconds.map(({ receivedBytes, ticks }) => receivedBytes / ticks)
  return formatTable([
    [`300 bots and one player, ${seconds.length} s`, 'median', 'least', 'most'],
    ['bytes of a tick’s delta', ...rangeOf(deltaBytes)],
    ['bytes received a tick and client, all told', ...rangeOf(receivedATick)],
    ['bytes received a second and client', ...rangeOf(aSecond('receivedBytes'))],
    ['bytes sent a second and client', ...rangeOf(aSecond('sentBytes'))],
    ['ticks a second', ...rangeOf(aSecond('ticks'))],
    ['commits of React a second', ...rangeOf(aSecond('commits'))],
    ['components that React rendered a second', ...rangeOf(aSecond('renders'))],
    ['frames drawn a second', ...rangeOf(aSecond('frames'))],
  ])
}

function describeBuild(): string {
  const files = measureBuild(join(repository, 'apps/arena/dist'))
  const sum = (size: 'bytes' | 'gzipBytes'): number =>
    files.reduce((total, file) => total + file[size], 0)
  return formatTable([
    ['the arena’s build', 'bytes', 'gzip'],
    ...files.map(({ name, bytes, gzipBytes }) => [name, bytes, gzipBytes]),
    ['together', sum('bytes'), sum('gzipBytes')],
  ])
}
