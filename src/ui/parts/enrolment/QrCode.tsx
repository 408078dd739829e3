'use client'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { maskedPicture, maskedPictureClass } from '../../masked.ts'

export interface QrCodeProps {
  /** What a scanner reads. */
  readonly text: string
  /** The picture's name. */
  readonly label: string
}

/** ISO/IEC 18004: four light modules on each side, or scanners do not find the corners. */
const quietZone = 4
/** Pixels, at most: large enough for any camera, and beside it there is room for the key. */
const widest = 184

/**
 * A QR code as plain SVG nodes, which no content policy minds. Always dark on light, in any theme: some scanners read
 * nothing else. A text too long for any code gives no picture.
 */
export function QrCode({ text, label }: QrCodeProps) {
  const drawn = useMemo(() => draw(text), [text])
  if (drawn === undefined) return null
  const side = drawn.size + 2 * quietZone
  // Modules of whole pixels: uneven ones are harder to read.
  const pixels = side * Math.max(2, Math.floor(widest / side))
  return (
    <svg
      {...maskedPicture}
      className={maskedPictureClass('entryphone-qr')}
      width={pixels}
      height={pixels}
      viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> has an address, which a strict policy refuses
      role="img"
      aria-label={label}
      fill="none"
      focusable="false"
      shapeRendering="crispEdges"
    >
      {/* Colours as attributes: also without a stylesheet. */}
      <rect x={-quietZone} y={-quietZone} width={side} height={side} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  )
}

/** The dark modules, a run of each row at a time. */
function draw(text: string): { readonly size: number; readonly path: string } | undefined {
  try {
    // A screen is neither torn nor stained: the least correction gives the largest modules.
    const { size, data } = encode(text, { ecc: 'L', border: 0 })
    const path = data.flatMap((row, y) => {
      const modules = row.map((dark) => (dark ? '#' : ' ')).join('')
      return Array.from(
        modules.matchAll(/#+/g),
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      )
    })
    return { size, path: path.join('') }
  } catch {
    return undefined
  }
}
