/** The sandbox in a test's own process, in place of the backends at their addresses. */
export type { Addresses, DoubleName } from './addresses.ts'
export { stubFetch, type StubbedFetch } from './stubFetch.ts'
export { createTestSandbox, type TestSandbox } from './testSandbox.ts'
