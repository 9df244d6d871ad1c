import { defineConfig } from 'vitest/config'

// Tests run against the sources: the same custom condition that TypeScript and vite resolve.
const source = {
  resolve: { conditions: ['@tx2-link/source'] },
  ssr: { resolve: { conditions: ['@tx2-link/source'] } },
}

// Property tests take seconds where two cores are shared; none of them measures time.
const SLOW_MACHINE_MS = 60_000

export default defineConfig({
  ...source,
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          testTimeout: SLOW_MACHINE_MS,
          include: [
            'packages/{core,server,devtools,cli}/test/**/*.test.ts',
            'apps/{arena,inspector}/test/**/*.test.ts',
          ],
        },
      },
      {
        ...source,
        test: {
          name: 'react',
          testTimeout: SLOW_MACHINE_MS,
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
          name: 'browser',
          include: ['apps/e2e/test/**/*.test.ts'],
          fileParallelism: false,
          // Whole browsers and servers start in here, on machines that do other things too.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
