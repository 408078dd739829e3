import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What API Extractor knows of a declaration, as far as it is read here. */
interface Declaration {
  readonly kind: string
  readonly name?: string | undefined
  readonly docComment?: string | undefined
  readonly excerptTokens?: readonly { readonly text: string }[] | undefined
  readonly overloadIndex?: number | undefined
  readonly members?: readonly Declaration[] | undefined
}

const declaration: z.ZodType<Declaration> = z.lazy(() =>
  z.object({
    kind: z.string(),
    name: z.string().optional(),
    docComment: z.string().optional(),
    excerptTokens: z.array(z.object({ text: z.string() })).optional(),
    overloadIndex: z.number().optional(),
    members: z.array(declaration).optional(),
  }),
)
const model = z.object({ members: z.tuple([z.object({ members: z.array(declaration) })]) })

/** One name that an entry exports. */
export interface Exported {
  readonly name: string
  /** Its docstring as Markdown; `''` where nobody has written one. */
  readonly about: string
  /** Its declaration, with the docstrings of its members. */
  readonly code: string
}

/** What one page of the reference tells: an entry, or several that differ in their names alone. */
export interface Reference {
  /** As its file is named: `backends-lifepay-hooks`. */
  readonly file: string
  readonly title: string
  readonly introduction: string
  readonly exported: readonly Exported[]
}

/** Every name of an entry, from the model that API Extractor made of its declarations. */
export function exportedIn(modelFile: string): readonly Exported[] {
  const [{ members }] = model.parse(JSON.parse(readFileSync(modelFile, 'utf8'))).members
  const byName = new Map<string, readonly Declaration[]>()
  for (const one of members) byName.set(one.name ?? '', [...(byName.get(one.name ?? '') ?? []), one])
  return [...byName]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, all]) => ({
      name,
      about: all.map(({ docComment = '' }) => proseOf(docComment)).find((text) => text !== '') ?? '',
      code: all.map((one) => codeOf(one)).join('\n'),
    }))
}

/** Names without a docstring, as a sentence that says what to write. */
export function unexplained(references: readonly Reference[]): readonly string[] {
  const lacking = references.flatMap(({ title, exported }) =>
    exported.filter(({ about }) => about === '').map(({ name }) => `${title}: ${name}`),
  )
  return [...new Set(lacking)]
}

export function pageOf({ title, introduction, exported }: Reference): string {
  const sections = exported.map(({ name, about, code }) =>
    [`## ${name}`, '', ...(about === '' ? [] : [about, '']), '```typescript', code, '```', ''].join('\n'),
  )
  return `# ${title}\n\n${introduction} Written by \`npm run api\`.\n\n${sections.join('\n')}`
}

/** The page in Storybook, and a story for each name, so that its search finds them. */
export function storybookOf({ file, exported }: Reference): Readonly<Record<string, string>> {
  const place = `Docs/Reference/${file}`
  const names = exported.map(({ name }) => `export const ${name} = { name: '${name}' }`)
  return {
    [`${file}.mdx`]: [
      "import { Meta } from '@storybook/addon-docs/blocks'",
      "import { Page } from '../Page.tsx'",
      `import text from './${file}.md?raw'`,
      '',
      `<Meta title="${place}" />`,
      '',
      '<Page text={text} folder="reference/" />',
      '',
    ].join('\n'),
    [`${file}.stories.ts`]: [
      '// Written by `npm run api`: a story for each name, so that the search finds it.',
      "import { sectionOf } from './sectionOf.tsx'",
      `import text from './${file}.md?raw'`,
      '',
      '// Words alone: there is nothing to play and nothing to take a picture of.',
      `const meta = { title: '${place}', tags: ['!test'], render: sectionOf(text) }`,
      '',
      'export default meta',
      '',
      ...names,
      '',
    ].join('\n'),
  }
}

/** A docstring without its stars. */
function proseOf(comment: string): string {
  return comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replaceAll(/\\([{}@<>])/g, '$1')
    .trim()
}

/** As it is declared; what has members is put together of them, with the docstring of each. */
function codeOf({ kind, excerptTokens = [], members = [] }: Declaration): string {
  const head = excerptTokens
    .map(({ text }) => text)
    .join('')
    .replaceAll(/import\("[^"]+"\)\./g, '')
    .replace(/^export declare /, '')
    .replace(/^export /, '')
    .trim()
  if (kind === 'Variable') return `const ${narrowed(head)}`
  if (kind !== 'Interface' && kind !== 'Class') return narrowed(head)
  const inside = members.flatMap((member) => {
    const about = member.kind === 'Constructor' ? '' : proseOf(member.docComment ?? '')
    return [...commented(about), ...indented(codeOf(member))]
  })
  return [`${head} {`, ...inside, '}'].join('\n')
}

function commented(about: string): readonly string[] {
  if (about === '') return []
  const lines = about.split('\n').filter((line) => line !== '')
  if (lines.length === 1) return [`  /** ${lines.join('')} */`]
  return ['  /**', ...lines.map((line) => `   * ${line}`), '   */']
}

/** Declarations are written with four spaces for each depth; here it is two, below a member of an interface. */
function narrowed(code: string): string {
  return code.replaceAll(/^ +/gm, (spaces) => ' '.repeat(Math.ceil(spaces.length / 2)))
}

function indented(code: string): readonly string[] {
  return code.split('\n').map((line, index) => (index === 0 ? `  ${line}` : line))
}
