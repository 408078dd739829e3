/**
 * The chunks that are asked for in the middle of a test. Loaded on demand, what they do while loading (schemas, tables)
 * would be counted to the one test that came first, and no other would be tried on a mutant there. So every module of the
 * folders at hand is loaded before. One that cannot even load is the tests' to find: failed here, no test would run, and
 * none would fail.
 */
const modules = import.meta.glob([
  '../src/{backends,flow,protocol,runtime}/**/*.ts',
  '!../src/**/*.{test,test-support}.*',
])
const folders = (process.env['MUTANTS_MUTATE'] ?? '').split(' ').map((path) => `../src/${path.split('{')[0]}`)
const isAtHand = (path: string) => folders.some((folder) => path.startsWith(folder))

await Promise.allSettled(
  Object.entries(modules)
    .filter(([path]) => isAtHand(path))
    .map(([, load]) => load()),
)

export {}
