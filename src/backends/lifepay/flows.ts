/** Loaded as one: two chunks that share most of theirs would be three, and some bundlers then split the first form too. */
export { accountFlow, type AccountFlow } from './accountFlow.ts'
export { codeFlow } from './codeFlow.ts'
