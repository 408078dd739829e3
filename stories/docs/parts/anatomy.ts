import { promisedAttributes, promisedClasses } from './promised.ts'

/** What stands where, as an indented list: promised names alone, and parts by name without their insides. */
export function treeOf(root: Element): readonly string[] {
  const part = root.getAttribute('data-part')
  // The frame has the whole screen inside.
  if (part !== null && part !== 'StepFrame') return [part]
  const inside = joined([...root.children].flatMap((child) => treeOf(child)))
  const name = part ?? nameOf(root)
  return name === undefined ? inside : [name, ...inside.map((line) => `  ${line}`)]
}

/** Slots of a code, lines of a list: what stands there many times over is said once. */
function joined(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => line !== lines[index - 1] || !line.startsWith('.'))
}

function nameOf(element: Element): string | undefined {
  const classes = [...element.classList].filter((name) => name in promisedClasses)
  if (classes.length === 0) return undefined
  const tag = element.localName === 'div' || element.localName === 'span' ? '' : element.localName
  return `${tag}${classes.map((name) => `.${name}`).join('')}${attributesOf(element)}`
}

function attributesOf(element: Element): string {
  return element
    .getAttributeNames()
    .filter((name) => name in promisedAttributes)
    .map((name) => {
      const value = element.getAttribute(name) ?? ''
      return value === '' || value === 'true' ? `[${name}]` : `[${name}=${value}]`
    })
    .join('')
}

/** The promised classes and attributes on it and in it, in the order of the list of promises. */
export function namesIn(roots: readonly Element[]) {
  const all = roots.flatMap((root) => [root, ...root.querySelectorAll('*')])
  const classes = new Set(all.flatMap((element) => [...element.classList]))
  const attributes = new Set(all.flatMap((element) => element.getAttributeNames()))
  return {
    classes: Object.keys(promisedClasses).filter((name) => classes.has(name)),
    attributes: Object.keys(promisedAttributes).filter((name) => attributes.has(name)),
  }
}

export type Names = ReturnType<typeof namesIn>
