// @vitest-environment jsdom
import { render, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as entryphone from '../../../src/index.ts'
import { namesIn, treeOf } from './anatomy.ts'
import { Around, Inside } from './LiveWidget.tsx'
import { partNames } from './names.ts'
import { partPage } from './partPage.ts'
import props from './props.json' with { type: 'json' }
import { type Args, type PartRecord, parts } from './records.tsx'
import { storybookPage } from './storybookPage.ts'
import { tabStops } from './tabStops.ts'

function shown({ draw, isInside }: PartRecord, args: Args): HTMLElement {
  const drawn = draw(args)
  const { container } = render(isInside ? <Inside>{drawn}</Inside> : <Around>{drawn}</Around>)
  return container
}

/** The part itself: what stands around it has a page of its own. */
function partIn(container: HTMLElement, { isInside }: PartRecord): readonly Element[] {
  const place = container.querySelector(isInside ? '.entryphone-card' : '.entryphone')
  const around = isInside ? ['entryphone-top', 'entryphone-hidden'] : []
  return [...(place?.children ?? [])].filter(({ className }) => !around.includes(className))
}

/** What stands behind a button is a chunk of its own. */
async function opened(container: HTMLElement, name: string): Promise<void> {
  await userEvent.click(await within(container).findByRole('button', { name }))
  await within(container).findByRole('listbox')
}

describe('each part has its page', () => {
  test('all that are exported, and no other', () => {
    const withProps = Object.keys(entryphone).filter((name) => /^[A-Z]/.test(name) && !name.endsWith('Error'))
    // No screen is drawn by the one; the other takes no props, and its page is the card's.
    expect([...partNames].toSorted()).toEqual(
      withProps.filter((name) => !['FlowProvider', 'CurrentStep'].includes(name)).toSorted(),
    )
  })

  test.each(partNames)('%s: what it takes, what stands where, and what it is called', async (name) => {
    const record = parts[name]
    const container = shown(record, record.args)
    // What is a chunk of its own, and the names of countries, come after the first drawing.
    await waitFor(() => expect(container.querySelector('.entryphone-step[aria-busy]')).toBeNull())
    if (record.opener !== undefined) await within(container).findByRole('button', { name: record.opener })
    const own = partIn(container, record)
    const stops = (await tabStops(container)).filter((stop) => !record.isInside || !stop.includes('“Change number”'))
    const tree = own.flatMap((element) => treeOf(element))
    const states = (record.states ?? []).map((state) => shown(record, { ...record.args, ...state }))
    if (record.opener !== undefined) await opened(container, record.opener)
    const found = namesIn([own, ...states.map((each) => partIn(each, record))].flat())
    const taken = props[`${name}Props`]
    // `npm run test:unit -- stories/docs -u` writes them.
    await expect(partPage(name, record, { props: taken, tree, names: found, stops })).toMatchFileSnapshot(
      join(import.meta.dirname, `${name}.md`),
    )
    await expect(storybookPage('Parts', name)).toMatchFileSnapshot(join(import.meta.dirname, `${name}.mdx`))
  })
})
