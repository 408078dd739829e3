'use client'
import { type ComponentType, createContext, type ElementType, type ReactNode, useContext } from 'react'
import type { CaptchaOptions, CaptchaProvider } from '../captcha/provider.ts'
import type { FirstMessages, Messages } from '../locales/messages.ts'
import type { StepKind, StepOf } from '../protocol/step.ts'
import { EntryphoneError } from '../runtime/mistake.ts'

/**
 * Which of its two sets of colours the widget has. `auto`: as the page’s `color-scheme`, or else the device, has it.
 */
export type Theme = 'auto' | 'light' | 'dark'

/** Whose sign-in it is, as it stands above every screen. */
export interface Brand {
  readonly name: string
  /** 32 px square. Decoration: the name stands beside it. */
  readonly mark?: ReactNode
}

export type LoadCaptcha = () => Promise<{ readonly default: CaptchaProvider }>

/** What the screen of a step is given: `StepProps<'code'>` has the code's shape, where it went, when another may follow. */
export interface StepProps<K extends StepKind> {
  readonly step: StepOf<K>
}

/** Screens of a host's own, by the kind of step each of them shows. */
export type Steps = { readonly [K in StepKind]?: ComponentType<StepProps<K>> | undefined }

/** What a host says about the widget as a whole. */
export interface WidgetOptions {
  /** The language: `ru` from `entryphone/locales/ru`, say. Default English. */
  readonly messages?: Messages | undefined
  /** `auto`, the default, follows the system and turns dark by itself: a page that never does says `light`. */
  readonly theme?: Theme | undefined
  /** Your name and mark, on top of the card. Default: neither. */
  readonly brand?: Brand | undefined
  /** Where people go who cannot get in: an address, or an element of yours. */
  readonly help?: ReactNode
  /** What to do for people who have lost their phone. Stands behind a word to press where a code is asked for. */
  readonly lostPhone?: ReactNode
  /** Whose phone numbers are meant at first (ISO 3166-1 alpha-2). Default: what the browser's languages say. */
  readonly country?: string | undefined
  /** By provider: where its script lives, its nonce, its size. */
  readonly captcha?: Readonly<Record<string, CaptchaOptions>> | undefined
  /** Challenges of your own, by the name your backend's steps give them. Shaped for `import()`. */
  readonly captchaProviders?: Readonly<Record<string, LoadCaptcha>> | undefined
  /** Level of the heading, 1 to 6. Default 2. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  /** Puts the caret into the first field at once. For a page that is only about signing in. Default false. */
  readonly autoFocus?: boolean | undefined
  /**
   * Screens of yours in place of ours, by kind of step. Each is given what ours is, and takes its actions with
   * `useAction`. Name them outside of your component: one that is made anew with each render loses what was typed.
   */
  readonly steps?: Steps | undefined
  /** What people sign in with where a user name is asked for. Default `email`. */
  readonly usernameKind?: 'email' | 'text' | undefined
}

/** What the first form knows of the widget: of its messages those that it may say itself. */
export interface FirstWidget extends Omit<WidgetOptions, 'messages'> {
  readonly messages: FirstMessages
  /** Says something politely, once, to people who do not see the screen. */
  readonly announce: (text: string) => void
  /** A host's own, by name. `Card` says which there are and what each is given; here one is as good as another. */
  readonly parts?: Readonly<Record<string, ElementType | undefined>> | undefined
  /**
   * Fetches what draws a challenge (`CaptchaPart`). Handed down by the card, not imported by the steps: a step that is a
   * chunk itself and names another one keeps bundlers from putting the first form into one file (`.ci/firstForm.ts`).
   */
  readonly loadCaptcha?: (() => Promise<ElementType>) | undefined
}

export interface Widget extends FirstWidget {
  readonly messages: Messages
}

export const WidgetContext = createContext<FirstWidget | undefined>(undefined)

/** For whatever the first form is made of. What comes later has `useWidget`, and with it every sentence. */
export function useFirstWidget(): FirstWidget {
  const widget = useContext(WidgetContext)
  if (widget === undefined) throw new EntryphoneError('E02')
  return widget
}
