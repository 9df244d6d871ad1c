import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, defaultClientConditions, type Plugin } from 'vite'

const ENTRY = 'virtual:entry'

/** Where the packages are found from. */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

const REACT = [/^react(\/|$)/, /^react-dom(\/|$)/]
const BELOW = [/^@tx2-link\/core(\/|$)/, /^zustand(\/|$)/]

/** What a page that uses the package loads for it, in bytes gzipped; React is not counted. */
export interface SizeReport {
  readonly oneHook: PackageSize
  readonly allHooks: PackageSize
}

interface PackageSize {
  readonly alone: number
  /** With as much of core and zustand as that needs. */
  readonly withCore: number
}

export async function measureSize(): Promise<SizeReport> {
  return {
    oneHook: await sizesOf("export { LinkProvider, useComponent } from '@tx2-link/react'"),
    allHooks: await sizesOf("export * from '@tx2-link/react'"),
  }
}

async function sizesOf(code: string): Promise<PackageSize> {
  return {
    alone: await sizeOf(code, [...REACT, ...BELOW]),
    withCore: await sizeOf(code, REACT),
  }
}

async function sizeOf(code: string, external: RegExp[]): Promise<number> {
  process.env['NODE_ENV'] = 'production'
  const built = await build({
    root: PROJECT,
    logLevel: 'error',
    configFile: false,
    plugins: [entry(code)],
    resolve: { conditions: ['@tx2-link/source', ...defaultClientConditions] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: ENTRY, external, preserveEntrySignatures: 'strict' },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []))
  const sizes = chunks.map((chunk) => (chunk.type === 'chunk' ? gzipSync(chunk.code).length : 0))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** A module that is nothing but this. */
function entry(code: string): Plugin {
  return {
    name: 'entry',
    resolveId: (id) => (id === ENTRY ? ENTRY : undefined),
    load: (id) => (id === ENTRY ? code : undefined),
  }
}
