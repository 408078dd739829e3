export type Cell = string | number | null

/** A table as Markdown has it, its columns as wide as they need to be. Numbers stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [head, ...rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))))]
  const widths = head.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)))
  const isNumber = head.map((_, at) => rows.some((row) => typeof row[at] === 'number'))
  const pad = (text: string, at: number) => {
    const width = widths[at] ?? 0
    return isNumber[at] === true ? text.padStart(width) : text.padEnd(width)
  }
  const line = (row: readonly string[]) => `| ${row.map(pad).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (isNumber[at] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [line(texts[0] ?? []), rule, ...texts.slice(1).map(line)].join('\n')
}
