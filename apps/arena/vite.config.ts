import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { defaultGamePort, linkProxy, ownGameUrl } from './src/launch/link-proxy.ts'

// The launcher says where its game server is; a bare `vite` finds one that was started by hand.
const proxy = linkProxy(process.env['ARENA_GAME_URL'] ?? ownGameUrl(defaultGamePort))

export default defineConfig({
  plugins: [react()],
  // The packages from their sources: the page needs no build of them.
  resolve: { conditions: ['@tx2-link/source', ...defaultClientConditions] },
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 4173, proxy },
})
