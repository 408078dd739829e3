export { type BackendRule, describeBackend } from './describeBackend.ts'
export {
  type Script,
  type ScriptedAnswer,
  type ScriptedBackend,
  type ScriptedCall,
  scriptedBackend,
} from './scriptedBackend.ts'
export { sampleStep, sampleSteps } from './steps.ts'
