import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // The packages from their sources: the page needs no build of them.
  resolve: { conditions: ['@tx2-link/source', ...defaultClientConditions] },
  server: { host: '127.0.0.1', port: 5174 },
  preview: { host: '127.0.0.1', port: 4174 },
})
