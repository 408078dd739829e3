import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { authErrorCodes } from '../protocol/error.ts'
import { factorChanges, notices } from '../protocol/step.ts'
import type { RelayEvent } from '../relay/events.ts'
import { signInEvent } from '../test-support/events.test-support.ts'
import { sampleSteps } from '../testing/steps.ts'
import type { SignInEvent } from './events.ts'

/*
 * The catalogue of events: when from the types' docstrings, fields from the schema that every event of every journey is held
 * to, examples that the compiler and the schema accept. `npm run test:unit -- eventsDocument -u` writes it.
 */
const root = join(import.meta.dirname, '../..')
const page = join(root, 'stories/docs/events.md')

type Examples<Event extends { readonly type: string }> = {
  readonly [T in Event['type']]: Extract<Event, { readonly type: T }>
}

const examples: Examples<SignInEvent> = {
  started: { type: 'started', step: 'phone' },
  'start-failed': { type: 'start-failed', error: 'network' },
  submitted: { type: 'submitted', step: 'phone', action: 'submit' },
  answered: { type: 'answered', step: 'phone', action: 'submit', to: 'code', notice: 'sent', milliseconds: 412 },
  failed: { type: 'failed', step: 'code', action: 'submit', error: 'code-wrong', milliseconds: 230 },
  abandoned: { type: 'abandoned', step: 'code', action: 'resend', milliseconds: 1800 },
  'screen-failed': { type: 'screen-failed', step: 'enrol', reason: 'missing' },
  kept: { type: 'kept', about: 'remove-app' },
  back: { type: 'back', step: 'code', to: 'phone' },
}

const relayExamples: Examples<RelayEvent> = {
  answered: {
    type: 'answered',
    backend: 'portal',
    endpoint: 'POST /api/2.0/authentication/{code}',
    outcome: 'forwarded',
    status: 200,
    milliseconds: 87,
  },
  fault: { type: 'fault', backend: 'portal', thrown: 'TypeError' },
  budget: { type: 'budget', spent: 4000, messages: 5000 },
  'limits-unavailable': { type: 'limits-unavailable', what: 'sends', outcome: 'let-through' },
  'proxy-unexpected': { type: 'proxy-unexpected' },
}

/** Lists that are long enough to have a name. */
const named: Readonly<Record<string, readonly string[]>> = {
  ActingKind: Object.keys(sampleSteps).filter((kind) => kind !== 'sign-in-again' && kind !== 'done'),
  StepKind: Object.keys(sampleSteps),
  Notice: notices,
  AuthErrorCode: authErrorCodes,
  FactorChange: factorChanges,
}

const jsonSchema = z.object({
  oneOf: z.array(
    z.object({
      properties: z.record(
        z.string(),
        z.object({ const: z.optional(z.string()), enum: z.optional(z.array(z.string())), type: z.string() }),
      ),
      required: z.array(z.string()),
    }),
  ),
})

test('the examples are events', () => {
  for (const example of Object.values(examples)) expect(signInEvent.parse(example)).toEqual(example)
})

test('the catalogue has every event, when it comes and what it says', async () => {
  const widget = readFileSync(join(import.meta.dirname, 'events.ts'), 'utf8')
  const { oneOf } = jsonSchema.parse(z.toJSONSchema(signInEvent))
  const ofWidget = oneOf.map(({ properties, required }) => {
    const type = properties['type']?.const ?? ''
    const rows = Object.entries(properties)
      .filter(([name]) => name !== 'type')
      .map(([name, value]) => row(name, required.includes(name), valuesOf(value)))
    return sectionOf(type, whenOf(widget, type), rows, declared('SignInEvent', Reflect.get(examples, type)))
  })
  expect(ofWidget).toHaveLength(Object.keys(examples).length)
  const relay = readFileSync(join(root, 'src/relay/events.ts'), 'utf8')
  const ofRelay = Object.entries(relayExamples).map(([type, example]) =>
    sectionOf(`${type}, of the relay`, ...relayEvent(relay, type), declared('RelayEvent', example)),
  )
  await expect(pageOf(ofWidget, ofRelay)).toMatchFileSnapshot(page)
})

function pageOf(ofWidget: readonly string[], ofRelay: readonly string[]): string {
  const words = Object.entries(named).map(([name, values]) => `| \`${name}\` | ${values.map(code).join(', ')} |`)
  return `# Events

What a host is told of a sign-in as it happens, each event with when it comes, what it says, and an example.

\`onEvent\` of \`<SignIn>\`, of \`<FlowProvider>\` and of the element (\`entryphone-event\`) is called with each thing once, also under
StrictMode. A handler that throws stops nothing: what it threw goes to \`reportError\`. How to count with them is on
[Analytics](how-to/analytics.md).

## What never is in one

No number, name, address, code, password, token or key; no word of a server’s; no text that was typed or shown; no cause of
an error and no time of day. Every value is a word of a closed list, or a span in whole milliseconds. A test holds every event
of every journey to that, and searches each for what was typed.

## Of the widget

${ofWidget.join('\n')}
## The words

| type | its words |
|---|---|
${words.join('\n')}

\`ActingKind\` are the steps on which something can be done. What each error means and what
people read is on [Error text](how-to/error-text.md) and on the page of each backend.

## Of the relay

\`onEvent\` of \`createRelay()\` is told on the server, for logs and alarms: words of closed lists, names that you gave, and figures.
Never a body, a header, a number or an address. See [the relay](relay.md).

${ofRelay.join('\n')}`
}

function sectionOf(title: string, when: string, rows: readonly string[], example: string): string {
  const table = rows.length === 0 ? [] : ['| field | type |', '|---|---|', ...rows, '']
  return [`### ${title}`, '', when, '', ...table, '```ts', example, '```', ''].join('\n')
}

function row(name: string, isRequired: boolean, type: string): string {
  return `| \`${name}\`${isRequired ? '' : ', where there is one'} | ${type} |`
}

function valuesOf({
  enum: values,
  const: value,
  type,
}: {
  enum?: string[] | undefined
  const?: string | undefined
  type: string
}): string {
  if (type === 'integer') return 'whole milliseconds since it was submitted'
  const all = [...new Set(values ?? [value ?? ''])]
  const name = Object.keys(named).find((each) => String(named[each]) === String(all))
  return name === undefined ? all.map(code).join(', ') : `[\`${name}\`](#the-words)`
}

function code(word: string): string {
  return `\`${word}\``
}

/** The docstring of the member of the union. */
function whenOf(source: string, type: string): string {
  const members = [...source.matchAll(/\/\*\* ((?:(?!\*\/).)*) \*\/\s+\| (?:(?!\/\*\*).)*?'([\w-]+)'/gs)]
  const when = members.find(([, , name]) => name === type)?.[1]
  if (when === undefined) throw new Error(`Write when “${type}” comes, before it in events.ts.`)
  return when
}

/** When an event of the relay comes, and its fields, from its interface. */
function relayEvent(source: string, type: string): readonly [when: string, rows: readonly string[]] {
  const body = [...source.matchAll(/^export interface \w+ \{\n(.*?)^\}/gms)].find(([, text = '']) =>
    text.includes(`readonly type: '${type}'`),
  )?.[1]
  if (body === undefined) throw new Error(`There is no interface of “${type}”.`)
  const fields = [...body.matchAll(pattern)]
  const told = fields.map(([, doc = '', name = '', optional = '', kind = '']) => ({
    doc: doc.replaceAll(/\s*\n\s*\*\s*/g, ' ').trim(),
    name,
    isRequired: optional === '',
    kind,
  }))
  const when = told.find(({ name }) => name === 'type')?.doc ?? ''
  if (when === '') throw new Error(`Write when “${type}” of the relay comes, at its \`type\` in events.ts.`)
  return [
    when,
    told
      .filter(({ name }) => name !== 'type')
      .map(({ name, isRequired, kind, doc }) =>
        row(name, isRequired, [`\`${kind.replaceAll(' | ', ' or ')}\``, doc].filter(Boolean).join('. ')),
      ),
  ]
}

const pattern = /(?:\/\*\*((?:(?!\*\/).)*)\*\/\s+)?readonly (\w+)(\??): ([^\n]*)/gs

/** As a reader may write it down: the compiler reads it, with every example of the documentation. */
function declared(type: string, example: unknown): string {
  const name = String(Reflect.get(Object(example), 'type')).replaceAll(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  )
  const own = `import type { ${type} } from 'entryphone${type === 'RelayEvent' ? '/relay' : ''}'\n\n`
  const text = JSON.stringify(example)
    .replaceAll(/"(\w+)":/g, '$1: ')
    .replaceAll('"', "'")
    .replaceAll(/,(?=\w+: )/g, ', ')
    .replace(/^\{/, '{ ')
    .replace(/\}$/, ' }')
  const line = `const ${name}: ${type} = ${text}`
  return own + line
}
