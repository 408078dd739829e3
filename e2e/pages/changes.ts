import type { Page } from '@playwright/test'

/** What of how every element is drawn differs from the first time it was asked. Not where: that follows from the rest. */
export function changes(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const properties =
      'display position float visibility opacity box-sizing overflow-x overflow-y appearance margin-top margin-right ' +
      'margin-bottom margin-left padding-top padding-right padding-bottom padding-left border-top-width ' +
      'border-right-width border-bottom-width border-left-width border-top-color ' +
      'border-left-color border-top-left-radius border-bottom-right-radius width height min-width min-height max-width ' +
      'max-height font-size font-weight font-style font-variant-caps font-variant-numeric line-height letter-spacing ' +
      'word-spacing text-align text-transform text-indent text-shadow white-space text-decoration-line vertical-align ' +
      'list-style-type hyphens overflow-wrap color background-color background-image box-shadow transform fill stroke gap'
    const ofPseudo = 'color opacity width height background-color box-sizing content'
    const read = (element: Element, names: string, pseudo?: string) => {
      const style = getComputedStyle(element, pseudo)
      // The colour of a border that is none is nobody's business.
      const isDrawn = (name: string) =>
        !/^border-\w+-color$/.test(name) || style.getPropertyValue(name.replace('color', 'width')) !== '0px'
      return names.split(' ').map((name) => `${name}: ${isDrawn(name) ? style.getPropertyValue(name) : ''}`)
    }
    const now = [...document.querySelectorAll('.entryphone, .entryphone *')]
      .filter((element) => !element.matches('.entryphone-mark *, [role=img] *, [type=hidden], [hidden], circle, path'))
      .map((element) => ({
        name: `${element.closest('[data-sample]')?.getAttribute('data-sample')} ${element.parentElement?.getAttribute('class')} > ${element.tagName.toLowerCase()}.${element.getAttribute('class')}`,
        style: [
          ...read(element, properties),
          ...(element.matches('.entryphone-slot[data-caret]') ? read(element, ofPseudo, '::before') : []),
          ...(element.matches('input:not([type=checkbox])') ? read(element, 'color opacity', '::placeholder') : []),
        ],
      }))
    const kept = window as { firstLook?: typeof now }
    const first = (kept.firstLook ??= now)
    if (now.length !== first.length) return [`${first.length} elements are ${now.length}`]
    return first.flatMap(({ name, style }, index) =>
      style.flatMap((value, at) => {
        const is = now[index]?.style[at]
        return is === value ? [] : [`${name} { ${value} }, now ${is}`]
      }),
    )
  })
}

// A font is the page's to give: here it gives one.
export const still =
  ':root { --entryphone-font: sans-serif } ' +
  '*, *::before, *::after { transition: none !important; animation: none !important; }'
