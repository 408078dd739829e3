import type { SignInProps } from '../../ui/SignIn.tsx'

/** Of an element that the script draws: its backend is named by an attribute, and made with these. */
export interface ScriptOptions extends Partial<SignInProps> {
  readonly backendOptions?: object | undefined
}
