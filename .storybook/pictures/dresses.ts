/** How a state is looked at: theme, language, width, the visitor's text and wishes. */
export interface Dress {
  /** In the picture's file name. */
  readonly name: string
  readonly theme: 'light' | 'dark'
  /** A language's tag. Default: as the story is played, in English. */
  readonly locale?: string
  /** Of the viewport, CSS px. Default 1200. */
  readonly width?: number
  /** The visitor's text, in percent of the usual. */
  readonly text?: number
  readonly media?: { readonly forcedColors?: 'active'; readonly contrast?: 'more' }
}

/** Taken whenever the stories run, as in `npm test`. */
export const everyDay: readonly Dress[] = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
]

/** The other script and the other direction. Every language has its room at 320 px by the part `languages`. */
const pictured = ['ar', 'ru']

/** And these in `npm run test:all -- pictures`. The card is 320 px wide where the viewport is 336, and 400 at 416. */
export function allDresses(languages: Iterable<string>): readonly Dress[] {
  const others = [...languages].filter((tag) => pictured.includes(tag))
  return [
    ...everyDay,
    ...others.map((locale): Dress => ({ name: locale, theme: 'light', locale })),
    { name: 'narrow', theme: 'light', width: 336 },
    { name: 'text-200', theme: 'light', text: 200, width: 416 },
    { name: 'forced-colors', theme: 'dark', media: { forcedColors: 'active' } },
    { name: 'more-contrast', theme: 'light', media: { contrast: 'more' } },
  ]
}
