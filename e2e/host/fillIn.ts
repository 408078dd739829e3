import type { SamplePerson } from '../../src/test-support/hostPage.test-support.ts'

type Typed = Partial<SamplePerson['types'] & { readonly code: string }>

/** What a field of the widget's is for, by what it says of itself. */
const fields: Readonly<Record<keyof Typed, string>> = {
  phone: 'input[type=tel]',
  email: 'input[type=email]',
  username: 'input[type=text][autocomplete~=username]',
  password: 'input[autocomplete=current-password]',
  code: 'input[autocomplete=one-time-code]',
}

/**
 * Types what there is a field for, as a person does: focus, selection, text. Where no such field is on screen (another
 * step, the end), it goes back to one that has it first.
 */
export async function fillIn(typed: Typed): Promise<void> {
  const wanted = Object.entries(typed).filter(([, text]) => text !== '')
  if (wanted.length === 0) return
  if (typed.code === undefined && !(await isAtStart(typed))) return
  for (const [name, text] of wanted) {
    const field = fieldFor(name)
    if (field === undefined) continue
    field.focus()
    field.select()
    document.execCommand('insertText', false, text)
    await moment(50)
  }
}

async function isAtStart(typed: Typed): Promise<boolean> {
  const isThere = () => Object.keys(typed).some((name) => fieldFor(name) !== undefined)
  for (let tries = 0; tries < 4 && !isThere(); tries += 1) {
    const back = widget()?.querySelector<HTMLElement>('.entryphone-back')
    if (back === null || back === undefined) window.dispatchEvent(new Event('mount-anew'))
    else back.click()
    for (let waited = 0; waited < 20 && !isThere(); waited += 1) await moment(50)
  }
  return isThere()
}

function widget(): Element | null {
  return document.querySelector('[data-sign-in]')
}

/** The last: of two steps that pass each other, the one that stays. */
function fieldFor(name: string): HTMLInputElement | undefined {
  const selector = Object.entries(fields).find(([known]) => known === name)?.[1]
  if (selector === undefined) return undefined
  const found = widget()?.querySelectorAll<HTMLInputElement>(selector) ?? []
  return Array.from(found).findLast((field) => !field.hidden && !field.readOnly && !field.disabled)
}

function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
