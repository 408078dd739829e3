// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  focusedBeside,
  focusedIn,
  hasFocus,
  hearBeside,
  isElement,
  onPressOutside,
  treeOf,
  treesAround,
} from './tree.ts'

afterEach(() => document.body.replaceChildren())

const added = (parent: ParentNode, name = 'div') => {
  const element = document.createElement(name)
  parent.append(element)
  return element
}
const shadowIn = (parent: ParentNode) => added(parent).attachShadow({ mode: 'open' })
/** A widget in a shadow root that is in another one, as two hosts may do it. */
function nested() {
  const outer = shadowIn(document.body)
  const inner = shadowIn(outer)
  return { outer, inner, element: added(inner, 'button') }
}

describe('the tree of an element', () => {
  test('is its document, its shadow root, or none', () => {
    const { inner, element } = nested()
    expect(treeOf(added(document.body))).toBe(document)
    expect(treeOf(element)).toBe(inner)
    expect(treeOf(document.createElement('div'))).toBeUndefined()
  })

  test('is one of those around it, its own first and the document last', () => {
    const { outer, inner, element } = nested()
    expect(treesAround(element)).toEqual([inner, outer, document])
    expect(treesAround(added(document.body))).toEqual([document])
    expect(treesAround(document.createElement('div'))).toEqual([])
  })
})

describe('the focus', () => {
  test('is looked for where the element is', () => {
    const { inner, element } = nested()
    element.focus()
    expect(focusedBeside(element)).toBe(element)
    expect(focusedIn(inner)).toBe(element)
    expect([hasFocus(element), hasFocus(added(inner))]).toEqual([true, false])
    expect(document.activeElement).not.toBe(element)
  })

  test('is on nothing where there is no tree', () => {
    expect(focusedIn(undefined)).toBeNull()
    expect(focusedBeside(document.createElement('div'))).toBeNull()
    expect(hasFocus(document.createElement('div'))).toBe(false)
  })
})

describe('what happens beside an element', () => {
  test('is heard anywhere in its tree, until it is stopped', () => {
    const { inner, element } = nested()
    const heard = vi.fn()
    const stop = hearBeside(element, 'submit', heard)
    const event = new Event('submit', { bubbles: true })
    added(inner).dispatchEvent(event)
    added(document.body).dispatchEvent(new Event('submit', { bubbles: true }))
    expect(heard).toHaveBeenCalledExactlyOnceWith(event)
    stop()
    added(inner).dispatchEvent(new Event('submit', { bubbles: true }))
    expect(heard).toHaveBeenCalledOnce()
  })

  test.each([
    [true, 1],
    [undefined, 0],
  ])('is heard before anyone can keep it to themselves, where that is asked for: %s', (capture, times) => {
    const form = added(document.body, 'form')
    const element = added(form)
    const heard = vi.fn()
    form.addEventListener('input', (event) => event.stopPropagation())
    const stop = hearBeside(element, 'input', heard, capture)
    element.dispatchEvent(new Event('input', { bubbles: true }))
    expect(heard).toHaveBeenCalledTimes(times)
    stop()
    element.dispatchEvent(new Event('input', { bubbles: true }))
    expect(heard).toHaveBeenCalledTimes(times)
  })

  test('is heard within what is drawn before it is put into a page', () => {
    const top = document.createElement('div')
    const heard = vi.fn()
    hearBeside(added(top), 'reset', heard)
    added(top).dispatchEvent(new Event('reset', { bubbles: true }))
    expect(heard).toHaveBeenCalledOnce()
  })
})

describe('a press outside of an element', () => {
  const press = (on: EventTarget) =>
    on.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true, cancelable: true }))

  test('is told once, in whichever tree it is', () => {
    const { outer, inner, element } = nested()
    const outside = vi.fn()
    onPressOutside(element, outside)
    for (const [index, tree] of [inner, outer, document.body].entries()) {
      press(added(tree))
      expect(outside).toHaveBeenCalledTimes(index + 1)
    }
  })

  test('is none inside of it, however deep', () => {
    const { element } = nested()
    const outside = vi.fn()
    onPressOutside(element, outside)
    press(element)
    press(added(element))
    press(added(shadowIn(added(element))))
    expect(outside).not.toHaveBeenCalled()
  })

  test('is told of although the page keeps it to itself', () => {
    const element = added(document.body)
    const other = added(document.body)
    other.addEventListener('pointerdown', (event) => event.stopPropagation())
    const outside = vi.fn()
    onPressOutside(element, outside)
    press(other)
    expect(outside).toHaveBeenCalledOnce()
  })

  test('is told of no more once that is stopped', () => {
    const { outer, inner, element } = nested()
    const outside = vi.fn()
    const stop = onPressOutside(element, outside)
    stop()
    for (const tree of [inner, outer, document.body]) press(added(tree))
    expect(outside).not.toHaveBeenCalled()
  })
})

test('an element is told from what else hears events', () => {
  expect([document.body, document, window].map(isElement)).toEqual([true, false, false])
})
