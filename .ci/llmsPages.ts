import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everyDocument } from './blocks.ts'

const root = join(import.meta.dirname, '..')

/** A page of the documentation, as it lies in the repository. */
export interface DocumentPage {
  readonly path: string
  readonly text: string
}

/** What a stranger reads of the package, README first. */
export function documentPages(): readonly DocumentPage[] {
  return everyDocument()
    .filter((path) => /^(README|ERRORS|SECURITY)\.md$|^stories\/docs\/.*\.md$/.test(path))
    .toSorted((one, other) => Number(other === 'README.md') - Number(one === 'README.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The list of pages as llmstxt.org has it; `up` is where the repository's paths begin from there. */
export function listOf(pages: readonly DocumentPage[], up: string): string {
  const lines = pages.map(({ path, text }) => `- [${titleOf(text)}](${up}${path}): ${sentenceOf(text)}`)
  return `# Entryphone\n\n> ${sentenceOf(pages[0]?.text ?? '')}\n\n## Pages\n\n${lines.join('\n')}\n`
}

export function titleOf(text: string): string {
  return /^# (.+)$/m.exec(text)?.[1] ?? ''
}

/** The first sentence of a page that is one: no heading, table, picture or code. */
export function sentenceOf(text: string): string {
  const paragraphs = text.replaceAll(/^```.*?^```$/gms, '').split(/\n{2,}/)
  const first = paragraphs.find((paragraph) => /^[^#|!<\s-]/.test(paragraph)) ?? ''
  const line = first.replaceAll('\n', ' ').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  const sentence = /^.*?[.:](?= |$)/.exec(line)?.[0] ?? line
  return sentence.replace(/:$/, '.')
}
