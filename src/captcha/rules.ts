import { aDuration, aLanguage, oneOf } from '../runtime/options.ts'

/** What a challenge's language and options have to be. A script that is given no time never comes. */
export const captchaRules = {
  language: aLanguage,
  size: oneOf('visible', 'compact', 'invisible'),
  loadTimeout: aDuration,
  challengeTimeout: aDuration,
} as const
