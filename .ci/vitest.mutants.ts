import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** The unit tests as Stryker runs them: only those that guard the folder at hand, so that a mutant costs a second. */
export default defineConfig({
  plugins: [react()],
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? 'src/**/*.test.{ts,tsx}').split(' '),
    setupFiles: ['.ci/setup.ts', '.ci/mutants.setup.ts'],
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
})
