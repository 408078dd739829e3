'use client'
import { useContext, useMemo } from 'react'
import { captchaProviders } from '../../../captcha/lazy.ts'
import type { CaptchaOptions } from '../../../captcha/provider.ts'
import { captchaRules } from '../../../captcha/rules.ts'
import type { Messages } from '../../../locales/messages.ts'
import type { CaptchaChallenge } from '../../../protocol/step.ts'
import { checkProps } from '../../../runtime/options.ts'
import { type LoadCaptcha, type Theme, WidgetContext } from '../../WidgetContext.ts'
import { wordsOf } from '../../wordsOf.ts'
import { useSystemDark } from './useSystemDark.ts'

export interface CaptchaSettings {
  /** Which provider, and your site key there. A step brings its own. */
  readonly challenge: CaptchaChallenge
  /** Default: the widget's, or English. */
  readonly messages?: Messages | undefined
  /** BCP 47. Default: the language of the messages given here or to the widget, or what the vendor makes of the browser. */
  readonly language?: string | undefined
  /** Default: the widget's, or the system's. */
  readonly theme?: Theme | undefined
  /** The script's host, nonce, size and timeouts. Default: the widget's for this provider. */
  readonly options?: CaptchaOptions | undefined
  /** Loads a provider of your own. Default: the widget's by this name, or ours. */
  readonly load?: LoadCaptcha | undefined
}

/** What a challenge is told itself, and else what the widget around it was told. */
export function useCaptchaSettings({ challenge, messages, theme: ownTheme, ...own }: CaptchaSettings) {
  const widget = useContext(WidgetContext)
  const { provider } = challenge
  const given = messages ?? widget?.messages
  const words = useMemo(() => wordsOf(given), [given])
  const options: CaptchaOptions = own.options ?? widget?.captcha?.[provider] ?? {}
  checkProps('Captcha', { ...options, language: own.language }, captchaRules)
  const ours = captchaProviders[provider]
  const load = own.load ?? widget?.captchaProviders?.[provider] ?? ours
  const isSystemDark = useSystemDark()
  const theme = ownTheme ?? widget?.theme
  const isDark = theme === 'dark' || (theme !== 'light' && isSystemDark)
  return {
    words,
    options,
    load,
    isOurs: load === ours,
    language: own.language ?? given?.language,
    theme: isDark ? ('dark' as const) : ('light' as const),
  }
}
