/** In the picture's own units. */
interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The box of a state, as the picture has it: the one before its name. */
export function placeIn(drawing: string, step: string): Place | undefined {
  const numbers = ['x', 'y', 'width', 'height'].map((each) => `${each}="([\\d.]+)"`).join(' ')
  const [, ...found] = new RegExp(`<rect ${numbers}[^>]*/><text[^>]*>${step}</text>`).exec(drawing) ?? []
  const [x = 0, y = 0, width = 0, height = 0] = found.map(Number)
  return found.length === 0 ? undefined : { x, y, width, height }
}
