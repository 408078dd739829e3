/** What stood in one field. Never a secret's. */
export interface TypedText {
  readonly field: string
  readonly text: string
}

/** What was typed below `root`, but for passwords and codes. */
export function typedTextIn(root: ParentNode): readonly TypedText[] {
  return fieldsIn(root)
    .map(([field, input]) => ({ field, text: input.value }))
    .filter(({ text }) => text !== '')
}

/** Writes it in again, as a password manager would: the fields hear of it. */
export function typeAgain(root: ParentNode, typed: readonly TypedText[]): void {
  const fields = new Map(fieldsIn(root))
  for (const { field, text } of typed) {
    const input = fields.get(field)
    if (input === undefined || input.value === text) continue
    // The prototype's setter: React puts one of its own on the element, and takes what is written there for its own doing.
    Reflect.set(Object.getPrototypeOf(input) as object, 'value', text, input)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** Fields by what they are and which of their kind they are. Their ids are others each time. */
function fieldsIn(root: ParentNode): readonly (readonly [string, HTMLInputElement])[] {
  const kinds = new Map<string, number>()
  return Array.from(root.querySelectorAll<HTMLInputElement>('input:is([type=text], [type=email], [type=tel])'))
    .filter((input) => !input.hidden && /^(tel|username|name|email|given-name)/.test(input.autocomplete))
    .map((input) => {
      const kind = `${input.type} ${input.autocomplete}`
      const order = kinds.get(kind) ?? 0
      kinds.set(kind, order + 1)
      return [`${kind} ${order}`, input]
    })
}
