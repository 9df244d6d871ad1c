import { defineConfig } from 'vitest/config'

// Tests run against the sources: the same custom condition that TypeScript and vite resolve.
const source = {
  resolve: { conditions: ['@tx2-link/source'] },
  ssr: { resolve: { conditions: ['@tx2-link/source'] } },
}

// Property tests take seconds where two cores are shared; none of them measures time.
const SLOW_MACHINE_MS = 60_000

/** Vitest leaves one to itself unless told: on two cores that would be half of them. */
const EVERY_CORE = '100%'

/**
 * Files that need a process of their own: they put a module in another's place, must come before React,
 * load or build as for production, or count all timers that there are.
 */
const alone = [
  'packages/devtools/test/panel/production.test.ts',
  'packages/react/test/every-hook.test.tsx',
  'packages/react/test/fast-refresh.test.tsx',
  'packages/react/test/store/lifetime.test.ts',
  'packages/react/test/suspense.test.tsx',
  'packages/react/test/use-frame.test.tsx',
  'packages/react/test/use-sync-stats.test.tsx',
  'packages/react/test/without-page.test.tsx',
  'packages/devtools/test/panel/shell/panel.test.tsx',
  'packages/devtools/test/panel/host/load-failure.test.tsx',
  'apps/inspector/test/broken-sync.test.ts',
  'apps/arena/test/production-build.test.ts',
]

/** In Chromium: the arena and the panel in it, and with THOROUGH set whatever takes minutes as well. */
const browser =
  (process.env['THOROUGH'] ?? '') === ''
    ? 'apps/e2e/test/{arena,devtools}.test.ts'
    : 'apps/e2e/test/**/*.test.ts'

/** Most others share the modules that they import: to load them anew took longer than the tests. */
const together = {
  testTimeout: SLOW_MACHINE_MS,
  isolate: false,
  exclude: alone,
  maxWorkers: EVERY_CORE,
}

export default defineConfig({
  ...source,
  test: {
    projects: [
      {
        ...source,
        test: {
          ...together,
          name: 'unit',
          include: [
            'packages/{core,server,devtools,cli}/test/**/*.test.ts',
            'apps/{arena,inspector}/test/**/*.test.ts',
          ],
        },
      },
      {
        ...source,
        test: {
          ...together,
          name: 'react',
          environment: 'happy-dom',
          include: [
            'packages/react/test/**/*.test.{ts,tsx}',
            'packages/devtools/test/**/*.test.tsx',
            'apps/{arena,inspector}/test/**/*.test.tsx',
          ],
        },
      },
      {
        ...source,
        test: {
          name: 'alone',
          testTimeout: SLOW_MACHINE_MS,
          maxWorkers: EVERY_CORE,
          include: alone,
        },
      },
      {
        ...source,
        test: {
          name: 'browser',
          include: [browser],
          // Most of the time they wait for pages and processes; more than two at once would wait for each other.
          maxWorkers: 2,
          // After all others, not beside them.
          sequence: { groupOrder: 1 },
          // Whole browsers and servers start in here, on machines that do other things too.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // What a page shows, it shows in its own time.
          expect: { poll: { timeout: 60_000, interval: 50 } },
        },
      },
    ],
  },
})
