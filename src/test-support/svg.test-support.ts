interface Picture {
  readonly title: string
  readonly width: number
  readonly height: number
  /** Pixels of its words. */
  readonly size: number
}

/** A picture of ours around what is drawn in it: its ground, its font, and `#tip`, the head of an arrow. */
export function framed({ title, width, height, size }: Picture, drawn: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="ui-sans-serif, system-ui, sans-serif" font-size="${size}">`,
    `<title>${title}</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6472"/></marker></defs>',
    `<rect width="${width}" height="${height}" rx="12" fill="#ffffff"/>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n')
}
