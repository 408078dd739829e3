import { languages } from '../../src/test-support/languages.test-support.ts'
import { themes } from './choices.ts'

/**
 * The host page's HTML with what its address chooses in its first tag: language, direction and theme are right before any
 * script has run, so that a dark page is never white.
 */
export function addressed(html: string, { searchParams }: URL): string {
  const messages = languages[searchParams.get('lang') ?? 'en']
  const theme = themes.find((one) => one !== 'auto' && one === searchParams.get('theme'))
  const attributes = [
    `lang="${messages?.language ?? 'en'}"`,
    `dir="${messages?.direction ?? 'ltr'}"`,
    ...(theme === undefined ? [] : [`data-theme="${theme}"`]),
  ]
  return html.replace('<html lang="en">', `<html ${attributes.join(' ')}>`)
}
