export { type Script, type ScriptedAnswer, type ScriptedBackend, type ScriptedCall, scriptedBackend } from './scriptedBackend.ts'
export { sampleStep, sampleSteps } from './steps.ts'
