import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions, preview } from 'vite'

/** Without these a page reads its clock in steps of 100 us. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** A page of a benchmark, built for production and served. */
export interface BuiltPage {
  readonly url: string
  /** Of all its scripts. */
  readonly gzipBytes: number
  close(): Promise<void>
}

/** Builds the page of this name. */
export async function buildPage(name: string): Promise<BuiltPage> {
  process.env['NODE_ENV'] = 'production'
  const outDir = await mkdtemp(join(tmpdir(), 'tx2-link-bench-'))
  const config = {
    root: fileURLToPath(new URL(`../pages/${name}/`, import.meta.url)),
    logLevel: 'error' as const,
    configFile: false as const,
    plugins: [react()],
    resolve: { conditions: ['@tx2-link/source', ...defaultClientConditions] },
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATION },
  }
  await build(config)
  const server = await preview(config)
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the page is served nowhere')
  return {
    url,
    gzipBytes: await sizeOf(join(outDir, 'assets')),
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder)
  const scripts = names.filter((name) => name.endsWith('.js'))
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
