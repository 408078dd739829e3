// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComponentType } from 'react'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as entryphone from '../../../src/index.ts'
import type { StepKind } from '../../../src/protocol/step.ts'
import { namesIn, treeOf } from '../parts/anatomy.ts'
import { stepTypes } from '../parts/names.ts'
import props from '../parts/props.json' with { type: 'json' }
import { promisedAttributes, promisedClasses } from '../parts/promised.ts'
import { storybookPage } from '../parts/storybookPage.ts'
import { stopAt, tabStops } from '../parts/tabStops.ts'
import { LiveStep } from './LiveStep.tsx'
import { steps } from './records.ts'
import { stepPage } from './stepPage.ts'

const folder = join(import.meta.dirname, '../../../src/flow/diagrams')
const routes = z.object({
  name: z.string(),
  start: z.array(z.string()),
  actions: z.array(z.object({ kind: z.string(), action: z.string(), answers: z.array(z.string()) })),
})
/** Pinned by a test beside them. */
const charts = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    ...routes.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    name: file.replace('.json', ''),
  }))

/** Each part a host may replace, marked, so that the tree says where it stands. */
const { Button, CodeEntry, ErrorNote, Field, PasswordField, PhoneEntry, Resend, StepFrame } = entryphone
const marked = Object.fromEntries(
  Object.entries({ Button, CodeEntry, ErrorNote, Field, PasswordField, PhoneEntry, Resend, StepFrame }).map(
    ([name, part]) => {
      // The table pairs each name with its own part; TypeScript cannot follow a union through it.
      const Part = part as ComponentType<object>
      return [
        name,
        (given: object) => (
          <span data-part={name}>
            <Part {...given} />
          </span>
        ),
      ]
    },
  ),
)

/** What the live regions say, as it is while they say it. */
const saidIn = (container: HTMLElement) =>
  container.querySelector('.entryphone-card > output')?.textContent?.trim() ?? ''

async function arrived(kind: StepKind): Promise<{ container: HTMLElement; said: string; focus: string }> {
  const { container } = render(
    <LiveStep kind={kind} fields={{ ...steps[kind].args }} {...{ autoFocus: true, parts: marked }} />,
  )
  // A screen, and the picture of a key in it, is a chunk of its own.
  await waitFor(() => expect(container.querySelector('.entryphone-step:not([aria-busy])')).not.toBeNull())
  if (kind === 'enrol') await screen.findByRole('img')
  await waitFor(() => expect(saidIn(container)).not.toBe(''))
  await waitFor(() => expect(document.activeElement).not.toBe(document.body))
  return { container, said: saidIn(container), focus: stopAt(container, document.activeElement) }
}

/** Presses whatever sends, with something in every field, and hears why it did not work. */
async function refused(kind: StepKind, answer: (typeof steps)[StepKind]['refusals'][number]): Promise<string> {
  const person = userEvent.setup()
  const { container, unmount } = render(<LiveStep kind={kind} fields={{ ...steps[kind].args }} answer={answer} />)
  await screen.findByRole('heading')
  for (const input of container.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [type=checkbox])')) {
    await person.clear(input)
    await person.type(input, textFor(input))
  }
  const heard = () =>
    screen
      .queryAllByRole('alert')
      .map(({ textContent }) => textContent?.trim())
      .find((text) => text !== '')
  // A whole code has been sent by itself.
  if (kind !== 'code' && kind !== 'enrol') {
    await person.click(container.querySelector('button[data-look=main], button[data-look=danger]') ?? document.body)
  }
  await waitFor(() => expect(heard()).toBeDefined())
  const why = heard() ?? ''
  unmount()
  return why
}

function textFor({ type, autocomplete }: HTMLInputElement): string {
  if (type === 'tel') return '9991234567'
  if (autocomplete === 'one-time-code') return '123456'
  return type === 'email' ? 'ann@example.com' : 'Annabel Lee'
}

function backendsOf(kind: StepKind): Readonly<Record<string, string>> {
  const entries = charts.flatMap(({ name, start, actions }) => {
    const before = actions
      .filter(({ answers }) => answers.includes(kind))
      .map((each) => `\`${each.kind}.${each.action}\``)
    const ways = [
      ...(start.includes(kind) ? ['at the start'] : []),
      ...(before.length > 0 ? [`after ${before.join(', ')}`] : []),
    ]
    return ways.length === 0 ? [] : [[name, ways.join('; ')] as const]
  })
  return Object.fromEntries(entries)
}

describe('each step has its page', () => {
  test.each(Object.keys(stepTypes) as StepKind[])(
    '%s: what it holds, what stands where, what is said',
    async (kind) => {
      const { container, said, focus } = await arrived(kind)
      const card = container.querySelector('.entryphone-card')
      const announced: Record<string, string> = { 'it arrives': said }
      const names = namesIn([container])
      const tree = [...container.children].flatMap((element) => treeOf(element))
      const stops = await tabStops(container)
      document.body.replaceChildren()
      for (const answer of steps[kind].refusals) announced[`\`${answer}\``] = await refused(kind, answer)
      expect(card).not.toBeNull()
      const page = stepPage(kind, steps[kind], {
        props: props[stepTypes[kind]].filter(({ name }) => name !== 'kind'),
        tree,
        names,
        stops,
        focus,
        announced,
        backends: backendsOf(kind),
      })
      // `npm run test:unit -- stories/docs -u` writes them.
      await expect(page).toMatchFileSnapshot(join(import.meta.dirname, `${kind}.md`))
      await expect(storybookPage('Steps', kind)).toMatchFileSnapshot(join(import.meta.dirname, `${kind}.mdx`))
    },
  )
})

test('each name that is promised stands on a page', () => {
  const pages = ['../parts', '.'].flatMap((place) =>
    readdirSync(join(import.meta.dirname, place))
      .filter((file) => file.endsWith('.md'))
      .map((file) => readFileSync(join(import.meta.dirname, place, file), 'utf8')),
  )
  const unseen = [...Object.keys(promisedClasses), ...Object.keys(promisedAttributes)].filter(
    (name) => !pages.some((page) => page.includes(`| \`${name}\` |`)),
  )
  expect(unseen, 'Give a part or a step a state in which these are there, or promise them no more.').toEqual([])
})
