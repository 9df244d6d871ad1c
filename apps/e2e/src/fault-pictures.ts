// Takes what a player in the arena sees while server, network and page fail, and come back.
import { textOf } from './arena-tab.ts'
import { requireBrowser } from './browser.ts'
import { type FaultStep, arenaFaults } from './faults/arena-faults.ts'
import { type FaultyTab, startFaultyArena } from './faults/faulty-arena.ts'
import { isPictureWanted, keepPicture } from './picture-book.ts'
import { until } from './until.ts'

const VIEWS = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 800, height: 600, colorScheme: 'dark' },
] as const

interface Viewer {
  readonly tab: FaultyTab
  /** Ends the names of its pictures. */
  readonly name: string
}

await main()

async function main(): Promise<void> {
  const browserPath = requireBrowser()
  if (browserPath === undefined) return
  const arena = await startFaultyArena(browserPath)
  try {
    const viewers = await Promise.all(
      VIEWS.map(async ({ width, height, colorScheme }): Promise<Viewer> => {
        const tab = await arena.play({ viewport: { width, height }, colorScheme })
        return { tab, name: `${width}-${colorScheme}` }
      }),
    )
    const tabs = viewers.map(({ tab }) => tab)
    for (const fault of arenaFaults(arena, tabs).filter(({ name }) => isPictureWanted(name))) {
      for (const [at, step] of fault.steps.entries()) {
        await step.cause?.()
        const name = `fault-${fault.name}-${at + 1}-${step.name}`
        await Promise.all(viewers.map((viewer) => take(viewer, step, name)))
      }
    }
  } finally {
    await arena.stop()
  }
}

/** As soon as the page says what it should, and only if it still does when the picture is there. */
async function take({ tab, name }: Viewer, step: FaultStep, picture: string): Promise<void> {
  await until(() => textOf(tab.connection), step.says)
  await keepPicture(tab.page, `${picture}-${name}`)
  const said = await textOf(tab.connection)
  if (!step.says.test(said)) throw new Error(`${picture}: it says ${said} by now`)
  process.stdout.write(`  ${said}\n`)
}
