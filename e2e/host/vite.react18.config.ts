import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, loadConfigFromFile, mergeConfig, type UserConfig } from 'vite'

const root = join(import.meta.dirname, '../..')

/** The host page as it is, built on React 18: the oldest that the package says it works with. */
const onReact18: UserConfig = {
  root: import.meta.dirname,
  resolve: {
    alias: [
      { find: /^react(?=\/|$)/, replacement: join(root, 'node_modules/react-18') },
      { find: /^react-dom(?=\/|$)/, replacement: join(root, 'node_modules/react-dom-18') },
    ],
  },
  build: { outDir: join(root, '.cache/host-react-18'), emptyOutDir: true, modulePreload: { polyfill: false } },
}

export default defineConfig(async (env) => {
  const path = join(import.meta.dirname, 'vite.config.ts')
  const host = existsSync(path) ? await loadConfigFromFile(env, path) : null
  return mergeConfig(host?.config ?? {}, onReact18)
})
