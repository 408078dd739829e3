import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The first test that fails is the last one run: those that render come after those that need not. */
class CheapFirst extends BaseSequencer {
  override sort(files: TestSpecification[]) {
    const renders = ({ moduleId }: TestSpecification) => Number(moduleId.endsWith('x'))
    return Promise.resolve(files.toSorted((one, other) => renders(one) - renders(other)))
  }
}

/** The unit tests as Stryker runs them: only those that guard the folder at hand, so that a mutant costs a second. */
export default defineConfig({
  plugins: [react()],
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? 'src/**/*.test.{ts,tsx}').split(' '),
    setupFiles: ['.ci/setup.ts', '.ci/mutants.setup.ts'],
    testTimeout: 20_000,
    sequence: { sequencer: CheapFirst },
    restoreMocks: true,
    unstubGlobals: true,
  },
})
