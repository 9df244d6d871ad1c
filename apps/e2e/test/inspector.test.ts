import { afterAll, beforeAll, describe } from 'vitest'
import { requireBrowser } from '../src/browser.ts'
import { type GameAlone, startGameAlone } from '../src/game-alone.ts'
import { type InspectorApp, startInspector } from '../src/inspector-app.ts'
import { accessibilityTests } from './inspector/accessibility.ts'
import { componentTests } from './inspector/components.ts'
import { controlsTests } from './inspector/controls.ts'
import { frameTests } from './inspector/frame.ts'
import { liveTests } from './inspector/live.ts'
import { recordingTests } from './inspector/recordings.ts'
import { stageTests } from './inspector/stage.ts'
import { transportTests } from './inspector/transport.ts'
import { treeTests } from './inspector/tree.ts'

const browserPath = requireBrowser()

// One build, one server, one game and one browser for all of them.
describe.skipIf(browserPath === undefined)('the inspector', () => {
  let running: InspectorApp
  let served: GameAlone
  const app = (): InspectorApp => running
  const game = (): GameAlone => served

  beforeAll(async () => {
    ;[running, served] = await Promise.all([startInspector(browserPath ?? ''), startGameAlone()])
  })

  afterAll(async () => {
    await Promise.all([running?.stop(), served?.stop()])
  })

  treeTests(app)
  stageTests(app)
  liveTests(app, game)
  transportTests(app)
  controlsTests(app)
  componentTests(app)
  frameTests(app)
  recordingTests(app)
  accessibilityTests(app, game)
})
