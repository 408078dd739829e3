import { defineConfig } from 'vitest/config'

/** The tests of the tarball, which `npm run test:all -- package` runs: each installs packages from the registry. */
export default defineConfig({ test: { include: ['.ci/package/*.test.ts'], fileParallelism: false } })
