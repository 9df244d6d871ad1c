// What `npm run pictures` takes: the inspector in every state, to be looked at beside the design.
import { requireBrowser } from './browser.ts'
import { type GameAlone, startGameAlone } from './game-alone.ts'
import { type InspectorApp, startInspector } from './inspector-app.ts'
import { InspectorTab } from './inspector-tab.ts'
import { isPictureWanted, pictureSizes, takePicture } from './picture-book.ts'
import { until } from './until.ts'

interface Picture {
  readonly name: string
  readonly query: string
  /** Brings the page to the state that is taken. */
  readonly arrange: (tab: InspectorTab) => Promise<void>
  /** At all sizes, and not at the first one alone. */
  readonly isEverySize?: boolean
}

const BADGE_STATES = [
  'Connecting',
  'Live',
  'Stale',
  'Reconnecting',
  'Resumed',
  'Refused: full',
  'Given up',
  'Refused: schema',
  'Error',
  'Closed',
] as const

await main()

async function main(): Promise<void> {
  const browserPath = requireBrowser()
  if (browserPath === undefined) return
  const [app, game] = await Promise.all([startInspector(browserPath), startGameAlone()])
  try {
    for (const picture of pictures(game)) {
      if (isPictureWanted(picture.name)) await take(app, picture)
    }
  } finally {
    await Promise.all([app.stop(), game.stop()])
  }
}

function pictures({ inspectUrl }: GameAlone): Picture[] {
  return [
    { name: 'idle', query: '?story=steady-movement', arrange: (tab) => tab.playToTheEnd() },
    {
      name: 'lossy',
      query: '?story=slow-and-lossy',
      arrange: async (tab) => {
        await reach(tab, 'Spike of 400 ms', 20)
        await tab.canvas('B').focus()
        for (const key of ['n', 'n', 'n', 'n']) await tab.page.keyboard.press(key)
        await until(() => tab.selection('B'), /entity 4/)
      },
      isEverySize: true,
    },
    {
      name: 'crowd',
      query: '?story=twenty-thousand-entities&args=moving:2000',
      arrange: async (tab) => {
        await tab.page.getByLabel('Network of client B').selectOption('Bad mobile')
        await reach(tab, 'A few move', 60)
      },
    },
    {
      name: 'starved',
      query: '?story=limiter-starved',
      arrange: (tab) => reach(tab, 'B is starved', 150),
    },
    {
      name: 'failed',
      query: '?story=steady-movement&args=latencyMs:300',
      arrange: async (tab) => {
        await tab.playToTheEnd()
        await tab.page.getByTitle(/^B stays within .* at/).click()
        await until(() => tab.selection('B'), /entity/)
        await tab.standingClock()
      },
    },
    {
      name: 'bad-link',
      query: '?story=nowhere',
      arrange: (tab) => reach(tab, 'Walk in circles', 10),
    },
    {
      name: 'keys',
      query: '?story=spawn-storm',
      arrange: async (tab) => {
        await reach(tab, 'Storm', 40)
        await tab.button('Keys').click()
      },
    },
    { ...component('health-bar', 'Gone', 'beside'), isEverySize: true },
    component('health-bar', 'Many at once'),
    ...['Empty', 'Equal', 'Long names'].map((state) => component('scoreboard', state)),
    ...['A few', 'Selected'].map((state) => component('minimap', state)),
    ...BADGE_STATES.map((state) => component('connection-badge', state)),
    { name: 'live-empty', query: '?live=', arrange: waitFor('Waiting for an address') },
    {
      name: 'live',
      query: `?live=${inspectUrl}`,
      arrange: async (tab) => {
        await waitFor('connected to arena server')(tab)
        await tab.panel.getByText('delta').first().waitFor()
      },
      isEverySize: true,
    },
    { name: 'live-refused', query: `?live=${inspectUrl}x`, arrange: waitFor('token is wrong') },
    { name: 'live-lost', query: '?live=ws://127.0.0.1:9/?token=0', arrange: waitFor(/again in/) },
  ]
}

/** A component in a state; `beside` the others where it has a frame of its own. */
function component(story: string, state: string, place?: 'beside'): Picture {
  const words = state.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  return {
    name: `${story}-${words}`,
    query: `?story=${story}&state=${encodeURIComponent(state)}`,
    arrange: async (tab) => {
      const chip = tab.button(`Shown now: ${state}`)
      await chip.waitFor()
      if (place === 'beside') await chip.click()
      await tab.standingClock()
    },
  }
}

/** Waits for these words. */
function waitFor(text: string | RegExp): (tab: InspectorTab) => Promise<void> {
  return (tab) => tab.page.getByText(text).first().waitFor()
}

async function take(app: InspectorApp, picture: Picture): Promise<void> {
  const { name, query, arrange, isEverySize = false } = picture
  for (const [width, height] of pictureSizes(isEverySize)) {
    const tab = await InspectorTab.open(app, { query, width, height })
    await arrange(tab)
    await takePicture(tab.page, `inspector-${name}-${width}`)
    await tab.close()
  }
}

/** Goes to a step of the story, and on from there by so many steps of 20 ms. */
async function reach(tab: InspectorTab, step: string, slices: number): Promise<void> {
  await tab.button(new RegExp(`^Go to ${step}`)).click()
  const began = await tab.standingClock()
  for (let slice = 0; slice < slices; slice += 1) await tab.page.keyboard.press('.')
  await until(
    () => tab.clock(),
    (now) => now >= began + slices * 20,
  )
}
