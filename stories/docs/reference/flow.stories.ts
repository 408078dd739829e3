// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './flow.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/flow', tags: ['!test'], render: sectionOf(text) }

export default meta

export const ActingKind = { name: 'ActingKind' }
export const ActionName = { name: 'ActionName' }
export const Actions = { name: 'Actions' }
export const ActionView = { name: 'ActionView' }
export const asAuthError = { name: 'asAuthError' }
export const AuthError = { name: 'AuthError' }
export const AuthErrorCode = { name: 'AuthErrorCode' }
export const authErrorCodes = { name: 'authErrorCodes' }
export const Backend = { name: 'Backend' }
export const BackendActions = { name: 'BackendActions' }
export const CallOptions = { name: 'CallOptions' }
export const defineBackend = { name: 'defineBackend' }
export const describeRoutes = { name: 'describeRoutes' }
export const EntryphoneError = { name: 'EntryphoneError' }
export const FlowEvent = { name: 'FlowEvent' }
export const FlowProvider = { name: 'FlowProvider' }
export const FlowProviderProps = { name: 'FlowProviderProps' }
export const FlowState = { name: 'FlowState' }
export const FlowView = { name: 'FlowView' }
export const Input = { name: 'Input' }
export const mermaidOf = { name: 'mermaidOf' }
export const Notice = { name: 'Notice' }
export const now = { name: 'now' }
export const Routes = { name: 'Routes' }
export const Session = { name: 'Session' }
export const SignInEvent = { name: 'SignInEvent' }
export const Start = { name: 'Start' }
export const Step = { name: 'Step' }
export const StepKind = { name: 'StepKind' }
export const StepOf = { name: 'StepOf' }
export const transition = { name: 'transition' }
export const useAction = { name: 'useAction' }
export const useCountdown = { name: 'useCountdown' }
export const useFlow = { name: 'useFlow' }
export const useWebOtp = { name: 'useWebOtp' }
