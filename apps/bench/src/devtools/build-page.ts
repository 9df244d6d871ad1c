import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions, preview } from 'vite'

const root = fileURLToPath(new URL('../../pages/devtools/', import.meta.url))

/** The benchmark's page, built for production and served. */
export interface BuiltPage {
  readonly url: string
  /** Of all its scripts: panel, recorder, React and the feed. */
  readonly gzipBytes: number
  close(): Promise<void>
}

export async function buildPage(): Promise<BuiltPage> {
  process.env['NODE_ENV'] = 'production'
  const outDir = await mkdtemp(join(tmpdir(), 'tx2-link-bench-'))
  const config = {
    root,
    logLevel: 'error' as const,
    configFile: false as const,
    plugins: [react()],
    resolve: { conditions: ['@tx2-link/source', ...defaultClientConditions] },
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
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
