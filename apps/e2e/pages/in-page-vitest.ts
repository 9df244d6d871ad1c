// Stands in for vitest in a page: collects the tests that a file declares and runs them one by one.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  chai,
} from '@vitest/expect'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

const matchers: object = Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT)

export const expect = Object.assign((value: unknown) => chai.expect(value), matchers)

/** Enough for the slowest test on a busy machine. */
const TIMEOUT_MS = 30_000

type Run = (...args: unknown[]) => unknown

interface Test {
  readonly title: string
  readonly run: () => unknown
  readonly after: readonly Run[]
}

const tests: Test[] = []
let after: Run[] = []

export function describe(_title: string, declare: () => void): void {
  declare()
}

export function afterEach(run: Run): void {
  after.push(run)
}

function declareTest(title: string, ...rest: readonly unknown[]): void {
  const run = rest.find((each): each is Run => typeof each === 'function')
  if (run !== undefined) tests.push({ title, run, after: [...after] })
}

function declareEach(cases: readonly unknown[]) {
  return (title: string, run: Run): void => {
    for (const each of cases) {
      const args = Array.isArray(each) ? each : [each]
      declareTest(title.replace('%s', String(args[0])), () => run(...args))
    }
  }
}

export const it = Object.assign(declareTest, { each: declareEach })

export interface TestResult {
  readonly title: string
  /** What went wrong; undefined when nothing did. */
  readonly error?: string
}

/** Runs what was declared since the last time. */
export async function runDeclared(): Promise<TestResult[]> {
  const results: TestResult[] = []
  for (const test of tests.splice(0)) results.push(await runTest(test))
  after = []
  return results
}

async function runTest({ title, run, after }: Test): Promise<TestResult> {
  try {
    await Promise.race([run(), failLater()])
    for (const each of after) await each()
    return { title }
  } catch (error) {
    return { title, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function failLater(): Promise<never> {
  await new Promise((resolve) => {
    setTimeout(resolve, TIMEOUT_MS)
  })
  throw new Error(`still running after ${TIMEOUT_MS} ms`)
}
