// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { printPage } from './saveAndPrint.ts'

const page = {
  title: 'Backup codes',
  sentence: 'Keep them.',
  lines: ['aB3_x9'],
  language: 'en',
  direction: 'ltr',
} as const
/** What the page's frames hold. */
const frames = () => [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.body.textContent)
const withCodes = ['Backup codesKeep them.aB3_x9']

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

/** Frames whose `print` does this and no more; `paper` is what stood in the last one, whoever holds on to it. */
function printingIs(print: (view: Window) => void): { readonly paper: () => HTMLElement } {
  vi.stubGlobal('print', () => {})
  let paper: HTMLElement | undefined
  const append = document.body.append.bind(document.body)
  vi.spyOn(document.body, 'append').mockImplementation((...nodes) => {
    append(...nodes)
    for (const node of nodes) {
      if (!(node instanceof HTMLIFrameElement) || node.contentWindow === null) continue
      const view = node.contentWindow
      paper = node.contentDocument?.body
      Object.assign(view, { focus: () => {}, print: () => print(view) })
    }
  })
  return {
    paper: () => {
      if (paper === undefined) throw new Error('Nothing was put into the page.')
      return paper
    },
  }
}
const say = (view: Window, name: string) => view.dispatchEvent(new Event(name))

describe('a page whose `print` does nothing', () => {
  test.each([
    ['pressed', () => fireEvent.pointerDown(document.body)],
    ['typed into', () => fireEvent.keyDown(document.body)],
    ['clicked by assistive technology', () => fireEvent.click(document.body)],
  ])('keeps the codes in no frame once it is %s', (_, act) => {
    const { paper } = printingIs(() => {})
    printPage(page)
    expect(frames()).toEqual(withCodes)
    act()
    expect([frames(), paper().textContent]).toEqual([[], ''])
  })

  test('keeps them for a minute at most', () => {
    const { paper } = printingIs(() => {})
    printPage(page)
    vi.advanceTimersByTime(59_000)
    expect(frames()).toEqual(withCodes)
    vi.advanceTimersByTime(1_000)
    expect([frames(), paper().textContent]).toEqual([[], ''])
  })
})

test('a dialog that prints may stay open for as long as it likes, and the frame goes with it', () => {
  let printed: Window | undefined
  printingIs((view) => {
    printed = view
    say(view, 'beforeprint')
  })
  printPage(page)
  vi.advanceTimersByTime(3_600_000)
  expect(frames()).toEqual(withCodes)
  if (printed) say(printed, 'afterprint')
  expect(frames()).toEqual([])
})

test('removing one printed page leaves the next one', () => {
  printingIs(() => {})
  printPage(page)?.()
  vi.advanceTimersByTime(30_000)
  printPage(page)
  vi.advanceTimersByTime(31_000)
  expect(frames()).toEqual(withCodes)
  fireEvent.pointerDown(document.body)
  expect(frames()).toEqual([])
})
