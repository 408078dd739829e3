import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaptchaRecord } from './record.test-support.ts'

/*
 * What is written from the folder `providers` and its records, as `records.test.ts` compares it and writes it anew: what
 * ships cannot list a folder, a stylesheet and a page of documentation neither.
 */
const root = join(import.meta.dirname, '../..')

/** Writes all of it. */
export const writeThem = 'npm run test:unit -- captcha/records -u'

type Records = readonly (readonly [name: string, record: CaptchaRecord])[]

/** `src/captcha/lazy.ts`. The name that each provider is exported by, by the name a step gives it. */
export function lazyModule(exported: Readonly<Record<string, string>>): string {
  return [
    "import type { CaptchaProvider } from './provider.ts'",
    '',
    '/**',
    ' * The providers by the name a step gives them, each its own chunk. Shaped for `React.lazy`. Written by `records.test.ts`.',
    ' */',
    'export const captchaProviders: Readonly<Record<string, () => Promise<{ default: CaptchaProvider }>>> = {',
    ...Object.entries(exported).map(
      ([name, Provider]) =>
        `  ${name}: () => import('./providers/${name}.tsx').then(({ ${Provider} }) => ({ default: ${Provider} })),`,
    ),
    '}',
    '',
  ].join('\n')
}

/** `src/sandbox/captcha/standIns.ts`. */
export function standInsModule(names: readonly string[]): string {
  return [
    "import type { StandIn } from './standIn.ts'",
    ...names.map((name) => `import { ${name} } from './standIns/${name}.ts'`),
    '',
    '/** Every vendor of the folder `standIns`, by the name a step gives it. Written by `src/captcha/records.test.ts`. */',
    `export const captchaProviders = [${names.map((name) => `'${name}'`).join(', ')}] as const`,
    '',
    '/** A vendor of captchas whose script and server the sandbox stands in for. */',
    'export type CaptchaProvider = (typeof captchaProviders)[number]',
    '',
    'export const standIns: Readonly<Record<CaptchaProvider, StandIn>> = {',
    ...names.map((name) => `  ${name},`),
    '}',
    '',
  ].join('\n')
}

/** `stories/parts/CaptchaProviders.stories.tsx`. */
export function storiesModule(exported: Readonly<Record<string, string>>): string {
  return [
    "import type { Meta } from '@storybook/react-vite'",
    "import { boxOf, phoneStepWith } from '../captchaForm.tsx'",
    '',
    '/** Each provider’s box, alone and in a step. Written by `src/captcha/records.test.ts`. */',
    "const meta: Meta = { title: 'Parts/Captcha Providers' }",
    'export default meta',
    ...Object.entries(exported).flatMap(([name, Provider]) => [
      '',
      `export const ${Provider} = boxOf('${name}')`,
      `export const ${Provider}InAStep = phoneStepWith('${name}')`,
    ]),
    '',
  ].join('\n')
}

/** `src/ui/theme/captcha.css`, with each vendor's room in it. */
export function roomsIn(css: string, records: Records): string {
  const special = records.filter(([, { room }]) => room.visible !== ownRoom.visible || room.compact !== ownRoom.compact)
  const seen = records.filter(([, { room }]) => room.invisible > 0)
  const rules = [
    ...special.map(([name, { room }]) => roomRule(`[data-provider='${name}']`, room.visible, room.compact)),
    roomRule("[data-size='invisible']", 0, 0, ['margin: 0;']),
    ...seen.map(
      ([
        name,
        {
          room: { invisible, invisibleCompact = invisible },
        },
      ]) => roomRule(`[data-size='invisible'][data-provider='${name}']`, invisible, invisibleCompact),
    ),
    ...(seen.length === 0
      ? []
      : [
          `.entryphone-captcha:where([data-size='invisible']:is(${seen.map(([name]) => `[data-provider='${name}']`).join(', ')})) {\n` +
            '  margin-block-end: calc(var(--_space) * 4);\n}\n',
        ]),
  ]
  const [before = '', rest = ''] = css.split(roomsBegin)
  const [, after = ''] = rest.split(roomsEnd)
  return `${before}${roomsBegin}\n\n${rules.join('\n')}\n${roomsEnd}${after}`
}

const roomsBegin = '/* The room of each vendor’s box, from its record. Written by `src/captcha/records.test.ts`. */'
const roomsEnd = '/* So far it is written. */'
/** Of one that a host brings, and of whoever has none of its own. */
const ownRoom = { visible: 78, compact: 144 }

function roomRule(where: string, room: number, compact: number, others: readonly string[] = []): string {
  const lines = [`--_room: ${room}px;`, `--_compact-room: ${compact}px;`, ...(others.length > 0 ? [''] : []), ...others]
  return `.entryphone-captcha:where(${where}) {\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n}\n`
}

/** `stories/docs/captcha.md`, with a row for each provider in its four tables. */
export function tablesIn(page: string, records: Records): string {
  const names = records.map(([name, record]) => [`\`${name}\``, record] as const)
  const notes = records.map(([, { policy }]) => policy.note).filter((note) => note !== undefined)
  const mark = ({ policy }: CaptchaRecord) => (policy.note === undefined ? '' : ` ${marks[notes.indexOf(policy.note)]}`)
  const withVendors = withRows(
    page,
    '| `provider` | vendor |',
    names.map(([name, { title, lifetime, script, widget }]) => [
      name,
      title,
      `${lifetime / 1000} s`,
      widget.opens,
      [`\`${new URL(script.src).origin}\``, script.elsewhere].filter((one) => one !== undefined).join('; '),
    ]),
  )
  const withRooms = withRows(withVendors, '| `provider` | visible |', [
    ...names.map(([name, { room }]) => [
      name,
      `${room.visible} px`,
      room.said?.compact ?? `${room.compact} px`,
      room.said?.invisible ?? (room.invisible === 0 ? '0' : `${room.invisible} px`),
    ]),
    ['your own', `${ownRoom.visible} px`, `${ownRoom.compact} px`, '0'],
  ])
  const withPolicies = withRows(
    withRooms,
    '| `provider` | `script-src` |',
    names.map(([name, record]) => [name + mark(record), ...policyCells(directivesIn(withRooms), record)]),
  )
  const withNotes = withPolicies.replace(
    /(\| `provider` \| `script-src` \|.*?\n\n)(?:[¹²³⁴⁵⁶⁷⁸⁹] .*?\n\n)*/s,
    (_, table: string) => table + notes.map((note, index) => `${wrapped(`${marks[index]} ${note}`)}\n\n`).join(''),
  )
  return withRows(
    withNotes,
    '| `provider` | form-encoded `POST` |',
    names.map(
      ([
        name,
        {
          verification: { address, fields, passed },
        },
      ]) => [
        name,
        `\`${address}\``,
        fields.map((field) => `\`${field}\``).join(', '),
        Object.entries(passed)
          .map(([field, value]) => `\`${field}: ${JSON.stringify(value)}\``)
          .join(', '),
      ],
    ),
  )
}

const marks = '¹²³⁴⁵⁶⁷⁸⁹'

/** A table of a page, found by how its head begins, with these rows in place of those it has. */
function withRows(page: string, head: string, rows: readonly (readonly string[])[]): string {
  const lines = page.split('\n')
  const first = lines.findIndex((line) => line.startsWith(head))
  if (first === -1) throw new Error(`stories/docs/captcha.md has lost its table "${head}".`)
  const length = lines.slice(first).findIndex((line) => line === '')
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`)
  return [...lines.slice(0, first + 2), ...table, ...lines.slice(first + length)].join('\n')
}

function directivesIn(page: string): readonly string[] {
  const head = page.split('\n').find((line) => line.startsWith('| `provider` | `script-src` |')) ?? ''
  return [...head.matchAll(/`([\w-]+-src)`/g)].map(([, name = '']) => name)
}

/** "The same" is what stands on its left. */
function policyCells(directives: readonly string[], { title, policy }: CaptchaRecord): readonly string[] {
  const unknown = Object.keys(policy.sources).filter((directive) => !directives.includes(directive))
  if (unknown.length > 0) {
    throw new Error(`${title} needs ${unknown.join(', ')}: give the table of stories/docs/captcha.md a column for it.`)
  }
  let left = ''
  return directives.map((directive) => {
    const sources = policy.sources[directive]?.join(' ')
    if (sources === undefined) return '–'
    if (sources === left) return 'the same'
    left = sources
    return `\`${sources}\``
  })
}

/** In lines of 120 characters at most. */
function wrapped(text: string): string {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= 120) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}

export function readFromRoot(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** As `npm run format` would leave it. */
export function formatted(path: string, text: string): string {
  const biome = join(root, 'node_modules/.bin/biome')
  return execFileSync(biome, ['format', `--stdin-file-path=${path}`], { cwd: root, input: text, encoding: 'utf8' })
}
