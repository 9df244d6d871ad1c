import { afterAll, beforeAll, describe } from 'vitest'
import { requireBrowser } from '../src/browser.ts'
import { type InspectorApp, startInspector } from '../src/inspector-app.ts'
import { accessibilityTests } from './inspector/accessibility.ts'
import { controlsTests } from './inspector/controls.ts'
import { frameTests } from './inspector/frame.ts'
import { liveTests } from './inspector/live.ts'
import { recordingTests } from './inspector/recordings.ts'
import { stageTests } from './inspector/stage.ts'
import { transportTests } from './inspector/transport.ts'
import { treeTests } from './inspector/tree.ts'

const browserPath = requireBrowser()

// One build, one server and one browser for all of them.
describe.skipIf(browserPath === undefined)('the inspector', () => {
  let running: InspectorApp
  const app = (): InspectorApp => running

  beforeAll(async () => {
    running = await startInspector(browserPath ?? '')
  })

  afterAll(() => running?.stop())

  treeTests(app)
  transportTests(app)
  controlsTests(app)
  stageTests(app)
  frameTests(app)
  recordingTests(app)
  liveTests(app)
  accessibilityTests(app)
})
