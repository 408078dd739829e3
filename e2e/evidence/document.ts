import { z } from 'zod'
import { type Criterion, criteria, type Shown } from './criteria.ts'
import { read } from './recorded.ts'

/** The page about accessibility, from the criteria and from what is recorded. */
export function accessibilityPage(backends: readonly string[]): string {
  return [
    '# Accessibility: what is shown, and by which test',
    '',
    'This page is about the repository, and is written by its tests: `npm run evidence` measures what stands here and writes it,',
    '`npm run test:all -- evidence` measures it again and falls where it is otherwise, in Chromium, in Firefox and, for the screens',
    'that fit, in WebKitGTK. No person with a disability and no screen reader has tried it yet: what is heard is what the browser',
    'gives a screen reader to say.',
    '',
    '## WCAG 2.2, levels A and AA',
    '',
    'Each test that is named falls when what it is about is broken: `npm run criteria` breaks it, a place at a time.',
    '',
    '| criterion | level | shown by, or why not |',
    '|---|---|---|',
    ...criteria.map(
      (criterion) => `| ${criterion.number} ${criterion.name} | ${criterion.level} | ${shownBy(criterion)} |`,
    ),
    '',
    `## Screens`,
    '',
    `${list('screens').length} screens, each in light, dark, right to left, forced colours (Chromium), with text at 200 % and at a zoom of 400 %:`,
    'axe finds nothing on any, by all of its rules but the one for the page’s own heading.',
    '',
    `${list('screens')
      .map((name) => `\`${name}\``)
      .join(', ')}.`,
    '',
    'What a screen reader reads on each, from Chromium’s accessibility tree, is recorded and compared too',
    '(`e2e/evidence/recorded/trees.json`): the role, name, description and state of each thing in its order.',
    '',
    '## Journeys',
    '',
    'By the keyboard alone, every stop on the way and everything that is read out by itself, as it is in Chromium’s accessibility',
    'tree: with role, name, state and, behind the colon, description; `polite` waits for a pause, `assertive` interrupts. Firefox',
    'is held to the same stops by role and name and to the same words, but from its page: the protocol it is driven by (WebDriver',
    'BiDi) finds an element by role and name, and tells of no description, no state, no live region and no focus. Then each',
    'journey once more by the accessibility tree alone (Chromium), by someone who goes on only when they have been told, finds',
    'things by role and name, and gives them the focus, presses them and types. What is hidden from the tree is neither heard nor',
    'found, which is tried. “…” stands for numbers.',
    '',
    ...backends.flatMap(journey),
    '## Fields',
    '',
    '| label | type | keyboard | autocomplete |',
    '|---|---|---|---|',
    ...fields().map((field) => `| ${field.label} | ${field.type} | ${field.inputMode} | \`${field.autocomplete}\` |`),
    '',
    '## Targets',
    '',
    'The least height of each kind under a mouse, in px; under a finger each is 44 px high and wide (`e2e/touch.spec.ts`).',
    '',
    '| kind | px |',
    '|---|--:|',
    ...Object.entries(z.record(z.string(), z.number()).parse(read('targets'))).map(
      ([kind, px]) => `| \`${kind}\` | ${px} |`,
    ),
    '',
    '## Contrast',
    '',
    'Our own colours; `e2e/contrast.spec.ts` holds the same pairs for accents of any kind that a host may give.',
    '',
    '| pair | least | light | dark |',
    '|---|--:|--:|--:|',
    ...pairs(),
    '',
  ].join('\n')
}

function shownBy({ shown = [], apart, open }: Criterion): string {
  const files = [...new Set(shown.map(({ file }) => file))]
  const tests = files.map((file) => `\`${file}\`: ${titles(shown.filter((each) => each.file === file))}`)
  return [...tests, ...(apart === undefined ? [] : [apart]), ...(open === undefined ? [] : [`**Open:** ${open}`])].join(
    '<br>',
  )
}

function titles(shown: readonly Shown[]): string {
  return shown.map(({ test }) => `“${test.replace(/[ :,]+$/, '')}”`).join('; ')
}

function list(name: string): readonly string[] {
  return z.array(z.string()).parse(read(name))
}

const announced = z.object({ how: z.enum(['polite', 'assertive']), words: z.string(), times: z.number() })
const rows = z.array(z.object({ did: z.string(), focus: z.array(z.string()), announced: z.array(announced) }))

function journey(backend: string): readonly string[] {
  return [
    `### ${backend}`,
    '',
    '| what happens | what has the focus, one after another | what is read out, and how often |',
    '|---|---|---|',
    ...rows
      .parse(read(`journey-${backend}`))
      .map(
        ({ did, focus, announced: said }) =>
          `| ${did} | ${lines(focus, 'the same')} | ${lines(said.map(aloud), 'nothing')} |`,
      ),
    '',
  ]
}

function aloud({ how, words, times }: z.infer<typeof announced>): string {
  return `${how}, ${times === 1 ? 'once' : `${times} times`}: “${words}”`
}

function lines(all: readonly string[], none: string): string {
  // An asterisk stands for a digit that is not shown.
  return all.length === 0 ? none : all.map((one) => one.replaceAll('*', '\\*').replaceAll('|', '\\|')).join('<br>')
}

function fields() {
  const field = z.object({ label: z.string(), type: z.string(), inputMode: z.string(), autocomplete: z.string() })
  return z.array(field).parse(read('fields'))
}

function pairs(): readonly string[] {
  const pair = z.object({ theme: z.string(), pair: z.string(), contrast: z.number(), least: z.number() })
  const told = z.array(pair).parse(read('contrast'))
  const light = told.filter(({ theme }) => theme === 'light')
  const dark = new Map(told.filter(({ theme }) => theme === 'dark').map((each) => [each.pair, each.contrast]))
  return light.map((each) => `| \`${each.pair}\` | ${each.least} | ${each.contrast} | ${dark.get(each.pair) ?? ''} |`)
}
