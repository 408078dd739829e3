import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { scripted } from './scripted.ts'

const here = dirname(fileURLToPath(import.meta.url))
const project = resolve(here, '../..')

/** The host page as an application of its own: the library's configuration stays out of it. */
export default defineConfig({
  root: here,
  plugins: [react(), ...(process.env['THROUGH'] === 'script' ? [scripted()] : [])],
  publicDir: resolve(project, 'public'),
  cacheDir: resolve(project, 'node_modules/.cache/host-page'),
  server: { fs: { allow: [project] } },
  // Listed so that none is found later: Vite would reload the page in the middle of a test.
  optimizeDeps: {
    include: [
      'react',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      '@tanstack/react-query',
      'react-hook-form',
      '@hookform/resolvers/zod',
      'zod',
      'zod/mini',
      '@hcaptcha/react-hcaptcha',
      'react-phone-number-input/core',
      'libphonenumber-js/core',
      'libphonenumber-js/max/metadata',
    ],
  },
  build: {
    outDir: resolve(project, '.cache/host'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages() },
  },
})

/**
 * Every page there is: a new one needs no line here. With PAGES=index or PAGES=others a part of them: what the tests open
 * most shares no chunks with the others then, and loads in a third of the requests.
 */
function pages(): string[] {
  const all = readdirSync(here).filter((file) => file.endsWith('.html'))
  const part = process.env['PAGES']
  const wanted = part === undefined ? all : all.filter((file) => (file === 'index.html') === (part === 'index'))
  return wanted.map((file) => resolve(here, file))
}
