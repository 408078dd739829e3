import type { Page } from '@playwright/test'

const text = 4.5
const drawn = 3

/** What stands on what, and how much it has to differ. Private tokens are those that rules use. */
export const pairs: readonly (readonly [string, string, number])[] = [
  ...['--_card', '--_field', '--_accent-soft', '--_bad-soft', '--_hover'].map(
    (ground) => ['--_ink', ground, text] as const,
  ),
  ...['--_card', '--_field', '--_bad-soft', '--_hover'].map((ground) => ['--_muted', ground, text] as const),
  ...['--_card', '--_field', '--_accent-soft', '--_hover'].map((ground) => ['--_accent-ink', ground, text] as const),
  ...['--_card', '--_bad-soft'].map((ground) => ['--_bad', ground, text] as const),
  ...['--_accent', '--_accent-hover', '--_accent-press'].map((ground) => ['--_on-accent', ground, text] as const),
  ...['--_card', '--_field', '--_hover'].map((ground) => ['--_edge', ground, drawn] as const),
  ...['--_card', '--_field'].map((ground) => ['--_edge-hover', ground, drawn] as const),
]

export interface Told {
  readonly accent: string
  readonly theme: string
  readonly pair: string
  readonly contrast: number
  readonly least: number
}

/** The contrast of each pair, for each accent and theme; a host's further tokens beside the accent. */
export function contrasts(
  page: Page,
  given: readonly (string | undefined)[],
  more: Readonly<Record<string, string>> = {},
) {
  return page.evaluate(
    ([accentsOf, pairsOf, tokens]) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
      if (canvas === null) throw new Error('There is no canvas.')
      const luminance = (colour: string) => {
        canvas.clearRect(0, 0, 1, 1)
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
        if (alpha !== 255) throw new Error(`${colour} is no colour that covers.`)
        const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) =>
          channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
        )
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const told: { accent: string; theme: string; pair: string; contrast: number; least: number }[] = []
      for (const theme of ['light', 'dark']) {
        for (const accent of accentsOf) {
          const root = document.createElement('div')
          root.className = 'entryphone'
          root.dataset['theme'] = theme
          if (accent !== null) root.style.setProperty('--entryphone-accent', accent)
          for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value)
          const probe = document.createElement('i')
          root.append(probe)
          document.body.append(root)
          const colourOf = (token: string) => {
            probe.style.cssText = `color: var(${token}, rgb(0 0 0 / 1%))`
            return luminance(getComputedStyle(probe).color)
          }
          for (const [ink, ground, least] of pairsOf) {
            const [one, other] = [colourOf(ink), colourOf(ground)]
            const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
            told.push({ accent: accent ?? 'ours', theme, pair: `${ink} on ${ground}`, contrast, least })
          }
          root.remove()
        }
      }
      return told
    },
    [given.map((accent) => accent ?? null), pairs, more] as const,
  )
}
