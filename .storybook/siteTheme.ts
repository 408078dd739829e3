import { create } from 'storybook/theming'

/** The site is dark where the visitor's system is, as the widget is. Asked once: Storybook draws its frame once. */
export const isDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false

export const siteTheme = create({
  base: isDark ? 'dark' : 'light',
  brandTitle: 'Entryphone',
  brandImage: 'mark.svg',
  brandUrl: './',
})
