/**
 * The chunks that are asked for in the middle of a test. Loaded on demand, what they do while loading (schemas, tables)
 * would be counted to the one test that came first, and no other would be tried on a mutant there. One that cannot even
 * load is the tests' to find: failed here, no test would run, and none would fail.
 */
await Promise.allSettled([
  import('../src/backends/lifepay/accountFlow.ts'),
  import('../src/backends/lifepay/answers.ts'),
  import('../src/backends/lifepay/requests.ts'),
  import('../src/backends/workspace/xml.ts'),
  import('../src/flow/persistence/storable.ts'),
])

export {}
