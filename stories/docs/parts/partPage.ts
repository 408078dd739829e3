import type { Prop } from '../../../.ci/propsOf.ts'
import type { Names } from './anatomy.ts'
import { promisedAttributes, promisedClasses } from './promised.ts'
import type { PartRecord } from './records.tsx'

/** What was read off the part as it stands on a page. */
export interface SeenPart {
  readonly props: readonly Prop[]
  readonly tree: readonly string[]
  readonly names: Names
  /** Where Tab stops, by role and name. */
  readonly stops: readonly string[]
}

/** The page of a part, as Markdown. */
export function partPage(name: string, record: PartRecord, { props, tree, names, stops }: SeenPart): string {
  return (
    [
      `# ${name}`,
      [
        record.says,
        ...(record.guide === undefined ? [] : [`More: [${titleOfGuide(record.guide)}](${record.guide}).`]),
      ].join(' '),
      `\`\`\`tsx\n${record.example}\n\`\`\``,
      '## Props',
      propsTable(props),
      ...(record.besides === undefined
        ? []
        : [`What else an \`<${record.besides}>\` takes goes to the ${record.besides}.`]),
      '## Anatomy',
      treeBlock(tree),
      '## Keyboard',
      `Tab stops at: ${stops.length > 0 ? stops.join(', ') : 'nothing'}.`,
      rows('key', 'what it does', record.keys),
      '## Announced',
      rows('when', 'what is said', record.announced),
      ...namesSections(names),
    ].join('\n\n') + '\n'
  )
}

/** Props by name: those that have to be given come first. */
export function propsTable(props: readonly Prop[]): string {
  const sorted = props.toSorted((one, other) => Number(one.isOptional) - Number(other.isOptional))
  const lines = sorted.map(
    ({ name, type, isOptional, says }) =>
      `| \`${name}\`${isOptional ? '' : ' (needed)'} | ${code(type)} | ${cell(says)} |`,
  )
  return ['| prop | type | |', '|---|---|---|', ...lines].join('\n')
}

export function treeBlock(tree: readonly string[]): string {
  return `\`\`\`text\n${tree.join('\n')}\n\`\`\``
}

export function namesSections({ classes, attributes }: Names): readonly string[] {
  return [
    '## Class names and attributes',
    'These stay what they are; names that are not listed may change with any version.',
    table('class', classes, promisedClasses),
    ...(attributes.length === 0 ? [] : [table('attribute', attributes, promisedAttributes)]),
  ]
}

function table(head: string, names: readonly string[], says: Readonly<Record<string, string>>): string {
  return [`| ${head} | |`, '|---|---|', ...names.map((name) => `| \`${name}\` | ${says[name]} |`)].join('\n')
}

export function rows(head: string, other: string, entries: Readonly<Record<string, string>>): string {
  return [
    `| ${head} | ${other} |`,
    '|---|---|',
    ...Object.entries(entries).map(([one, two]) => `| ${one} | ${two} |`),
  ].join('\n')
}

function titleOfGuide(path: string): string {
  return path.replace(/^.*\//, '').replace('.md', '').replaceAll('-', ' ')
}

function code(type: string): string {
  return `\`${type.replaceAll('"', "'").replaceAll('|', '\\|')}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
