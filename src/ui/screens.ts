import { type ComponentType, lazy } from 'react'
import type { StepKind } from '../protocol/step.ts'
import { CredentialsStep } from './steps/CredentialsStep.tsx'
import { DoneStep } from './steps/DoneStep.tsx'
import { PhoneStep } from './steps/PhoneStep.tsx'
import type { StepProps } from './WidgetContext.ts'

/** The chunk of a screen did not arrive. */
export class ScreenMissing extends Error {
  override readonly name = 'ScreenMissing'
}

type Screen<K extends StepKind> = ComponentType<StepProps<K>>

interface Entry<K extends StepKind> {
  /** What to render from now on. Once loaded it is the component itself, so that no fallback flashes by. */
  readonly screen: () => Screen<K>
  readonly preload: () => Promise<unknown>
  /** It is no chunk of its own. */
  readonly isHere: boolean
}

/** Asked for when it is due: while the package loads, the file that has it may not be there yet. */
function here<K extends StepKind>(screen: () => Screen<K>): Entry<K> {
  return { screen, preload: () => Promise.resolve(), isHere: true }
}

function later<K extends StepKind>(load: () => Promise<Screen<K>>): Entry<K> {
  let loaded: Screen<K> | undefined
  const keep = async () => {
    try {
      loaded ??= await load()
    } catch (cause) {
      throw new ScreenMissing('A screen of Entryphone did not load.', { cause })
    }
    return loaded
  }
  // A new one each time: `lazy` keeps a failure for ever, and a chunk that did not come may come later.
  return { screen: () => loaded ?? lazy(async () => ({ default: await keep() })), preload: keep, isHere: false }
}

/** Which screen shows which step. The first form and the end are in the main chunk; the rest comes while people type. */
export const screens: { readonly [K in StepKind]: Entry<K> } = {
  credentials: here(() => CredentialsStep),
  phone: here(() => PhoneStep),
  done: here(() => DoneStep),
  code: later(async () => (await import('./steps/CodeStep.tsx')).CodeStep),
  enrol: later(async () => (await import('./steps/EnrolStep.tsx')).EnrolStep),
  details: later(async () => (await import('./steps/DetailsStep.tsx')).DetailsStep),
  confirm: later(async () => (await import('./steps/ConfirmStep.tsx')).ConfirmStep),
  'sign-in-again': later(async () => (await import('./steps/SignInAgainStep.tsx')).SignInAgainStep),
  'backup-codes': later(async () => (await import('./steps/BackupCodesStep.tsx')).BackupCodesStep),
}

export function isHere(kind: StepKind): boolean {
  return screens[kind].isHere
}

/** Fetches screens that may come next. A failure here is nobody's business: the screen tries again when it is due. */
export function preloadScreens(kinds: Iterable<StepKind>): void {
  for (const kind of new Set(kinds)) screens[kind].preload().catch(() => {})
}
