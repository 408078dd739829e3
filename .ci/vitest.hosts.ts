import { defineConfig } from 'vitest/config'

/** The hosts of `e2e/hosts`, which `npm run test:all -- hosts` runs: each installs packages from the registry. */
export default defineConfig({ test: { include: ['e2e/hosts/*.check.ts'], fileParallelism: false } })
