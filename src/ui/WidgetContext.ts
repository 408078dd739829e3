'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { CaptchaOptions, CaptchaProvider } from '../captcha/provider.ts'
import type { Messages } from '../locales/messages.ts'
import { EntryphoneError } from '../runtime/mistake.ts'

export type Theme = 'auto' | 'light' | 'dark'

export interface Brand {
  readonly name: string
  /** 32 px square. Decoration: the name stands beside it. */
  readonly mark?: ReactNode
}

export type LoadCaptcha = () => Promise<{ readonly default: CaptchaProvider }>

/** What a host says about the widget as a whole. */
export interface WidgetOptions {
  /** The language: `ru` from `entryphone/locales/ru`, say. Default English. */
  readonly messages?: Messages | undefined
  /** `auto`, the default, follows the system and turns dark by itself: a page that never does says `light`. */
  readonly theme?: Theme | undefined
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
  /** What people sign in with where a user name is asked for. Default `email`. */
  readonly usernameKind?: 'email' | 'text' | undefined
}

export interface Widget extends WidgetOptions {
  readonly messages: Messages
  /** Says something politely, once, to people who do not see the screen. */
  readonly announce: (text: string) => void
}

export const WidgetContext = createContext<Widget | undefined>(undefined)

export function useWidget(): Widget {
  const widget = useContext(WidgetContext)
  if (widget === undefined) throw new EntryphoneError('E02')
  return widget
}
