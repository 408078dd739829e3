import { pairs } from '../../../e2e/pages/contrasts.ts'

/** What stands on what in words, how much it differs, and how much it has to. */
export interface Contrast {
  readonly says: string
  readonly contrast: number
  readonly least: number
  readonly isEnough: boolean
}

const inks: Readonly<Record<string, string>> = {
  '--_ink': 'Text',
  '--_muted': 'Quiet text',
  '--_accent-ink': 'Links',
  '--_bad': 'Errors',
  '--_on-accent': 'Words of the button',
  '--_edge': 'Outlines',
  '--_edge-hover': 'Outlines under a pointer',
}
const grounds: Readonly<Record<string, string>> = {
  '--_card': 'the card',
  '--_field': 'a field',
  '--_accent-soft': 'the soft accent',
  '--_bad-soft': 'the soft ground of errors',
  '--_hover': 'what is under a pointer',
  '--_accent': 'the accent',
  '--_accent-hover': 'the accent under a pointer',
  '--_accent-press': 'the accent while it is pressed',
}

/** Each pair of colours that the stylesheet puts on each other, as this widget has them now. WCAG 2.2, contrast ratio. */
export function readContrasts(widget: Element): readonly Contrast[] {
  const colours = readColours(widget)
  return pairs.map(([ink, ground, least]) => {
    const [dark = 0, light = 0] = [colours(ink), colours(ground)].toSorted((one, other) => one - other)
    const contrast = (light + 0.05) / (dark + 0.05)
    return {
      says: `${inks[ink] ?? ink} on ${grounds[ground] ?? ground}`,
      contrast,
      least,
      isEnough: contrast >= least,
    }
  })
}

/** The luminance of a custom property's colour there: the browser paints it, whatever it is written in. */
function readColours(widget: Element): (token: string) => number {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const probe = document.createElement('i')
  return (token) => {
    widget.append(probe)
    probe.style.color = `var(${token})`
    const { color } = getComputedStyle(probe)
    probe.remove()
    if (canvas === null) return 0
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    return luminance([red, green, blue])
  }
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
