/** Where the pieces of a state are and what colours they have: what decides where another browser draws otherwise. */
export interface Measured {
  /** Around all that is drawn, in the viewport: CSS px. */
  readonly clip: Box
  /** One line for each piece that draws something, in the order of the document. */
  readonly lines: readonly string[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Around them: a focus's halo has room, and little of a shadow, which costs much and says little. */
const margin = 6

export function measure(root: Element): Measured {
  const pieces = Array.from(root.querySelectorAll<HTMLElement>('*'))
    .filter(isDrawn)
    .map((element) => ({ element, colours: coloursOf(element), box: element.getBoundingClientRect() }))
    .filter(({ colours }) => colours.length > 0)
  const boxes = pieces.map(({ box }) => box)
  const left = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.left)) - margin))
  const top = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.top)) - margin))
  const right = Math.min(innerWidth, Math.ceil(Math.max(...boxes.map((box) => box.right)) + margin))
  const bottom = Math.min(innerHeight, Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + margin))
  return {
    clip: { x: left, y: top, width: right - left, height: bottom - top },
    lines: pieces.map(({ element, colours, box }) => {
      const place = [box.left - left, box.top - top, box.width, box.height].map(Math.round).join(' ')
      return `${nameOf(element)} ${place} ${colours.map(short).join(' ')}`
    }),
  }
}

/** What is inside of a drawing is no piece, and what is there for screen readers alone is not drawn. */
function isDrawn(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect()
  if (width <= 1 || height <= 1) return false
  if (element.parentElement?.closest('svg, .entryphone-hidden, .entryphone-value')) return false
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

function coloursOf(element: HTMLElement): readonly string[] {
  const style = getComputedStyle(element)
  const hasText = Array.from(element.childNodes).some((node) => node instanceof Text && node.data.trim() !== '')
  const isField = element.matches('input, select, textarea')
  return [
    (hasText || isField || element.matches('svg')) && `ink ${style.color}`,
    !isClear(style.backgroundColor) && `ground ${style.backgroundColor}`,
    style.borderTopWidth !== '0px' && !isClear(style.borderTopColor) && `edge ${style.borderTopColor}`,
    style.outlineStyle !== 'none' && style.outlineWidth !== '0px' && `ring ${style.outlineColor}`,
  ].filter((one) => one !== false)
}

function nameOf(element: Element): string {
  const own = Array.from(element.classList).find((name) => name.startsWith('entryphone-'))
  return own?.replace('entryphone-', '') ?? element.localName
}

function isClear(colour: string): boolean {
  return /^rgba\(.*, 0\)$|\/ 0\)$|^transparent$/.test(colour)
}

/** `rgb(11, 107, 93)` as `#0b6b5d`; what a browser has worked out in another space, rounded. */
function short(colour: string): string {
  return colour
    .replace(/rgb\((\d+), (\d+), (\d+)\)/, (_, ...channels: string[]) => {
      const hex = channels.slice(0, 3).map((channel) => Number(channel).toString(16).padStart(2, '0'))
      return `#${hex.join('')}`
    })
    .replace(/\d\.\d{3,}/g, (number) => Number(number).toFixed(2))
    .replace(/, /g, ',')
}
