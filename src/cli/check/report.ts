import type { Made } from './watchedFetch.ts'

/** What one rule came to. */
export interface Outcome {
  readonly rule: string
  /** Why it is broken; nothing, where it holds. */
  readonly broken: string | undefined
  readonly made: readonly Made[]
}

export interface Checked {
  readonly backend: string
  readonly at: string
  readonly outcomes: readonly Outcome[]
}

/** The report as it can be sent to whoever runs the server: Markdown, and nothing in it is a secret. */
export function reportOf({ backend, at, outcomes }: Checked): string {
  const broken = outcomes.filter((outcome) => outcome.broken !== undefined)
  const lines = outcomes.flatMap(({ rule, broken: why, made }) => [
    `- ${why === undefined ? '✓' : '✗'} ${rule}`,
    ...(why === undefined ? [] : [`  ${why}`]),
    ...made.map(requestLine),
  ])
  return [
    `# Entryphone: the backend "${backend}"`,
    '',
    `${at}. ${outcomes.length - broken.length} rules hold, ${broken.length} do not.`,
    '',
    ...lines,
  ].join('\n')
}

function requestLine({ method, address, status, milliseconds }: Made): string {
  return `  \`${method} ${address}\` ${status ?? 'no answer'}, ${milliseconds} ms`
}
