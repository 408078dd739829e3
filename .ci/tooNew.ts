import { type Node, parse } from 'acorn'

/** The oldest browsers the widget runs in. What is newer than any of them needs a fallback, or is not used. */
export const oldest = { chrome: 109, firefox: 115, safari: 16.4 } as const

/** Methods by name, whatever they are called on; `since` is when the last of the three had it. */
const members: Readonly<Record<string, string>> = {
  toSorted: 'Chrome 110',
  toReversed: 'Chrome 110',
  toSpliced: 'Chrome 110',
  isWellFormed: 'Chrome 111, Firefox 119',
  toWellFormed: 'Chrome 111, Firefox 119',
  isSubsetOf: 'Firefox 127',
  isSupersetOf: 'Firefox 127',
  isDisjointFrom: 'Firefox 127',
  symmetricDifference: 'Firefox 127',
  withResolvers: 'Chrome 119, Safari 17.4, Firefox 121',
  fromAsync: 'Chrome 121',
  groupBy: 'Chrome 117, Safari 17.4, Firefox 119',
  canParse: 'Chrome 120, Safari 17',
  fromBase64: 'Safari 18.2',
  toBase64: 'Safari 18.2',
  fromHex: 'Safari 18.2',
  toHex: 'Safari 18.2',
  transferToFixedLength: 'Chrome 114, Firefox 122',
  waitAsync: 'Firefox 145',
  checkVisibility: 'Safari 17.4',
  showPopover: 'Chrome 114, Safari 17, Firefox 125',
  hidePopover: 'Chrome 114, Safari 17, Firefox 125',
  togglePopover: 'Chrome 114, Safari 17, Firefox 125',
  popover: 'Chrome 114, Safari 17, Firefox 125',
  moveBefore: 'Chrome 133, Firefox 144',
  startViewTransition: 'Chrome 111, Safari 18, Firefox 144',
  caretPositionFromPoint: 'Chrome 128, Safari 18.4',
  setHTMLUnsafe: 'Chrome 124, Safari 17.4, Firefox 123',
  parseHTMLUnsafe: 'Chrome 124, Safari 17.4, Firefox 123',
  userActivation: 'Firefox 120',
  getTextInfo: 'Chrome 130, not in Firefox',
  getWeekInfo: 'Chrome 130, not in Firefox',
}

/** What hangs on an object of the platform's, where the name alone says too little. */
const statics: Readonly<Record<string, string>> = {
  'AbortSignal.any': 'Chrome 116, Safari 17.4, Firefox 124',
  'URL.parse': 'Chrome 126, Safari 18, Firefox 126',
  'Promise.try': 'Chrome 128, Safari 18.2, Firefox 134',
  'Response.json': 'Safari 17',
  'ReadableStream.from': 'not in Chrome or Safari',
  'Iterator.from': 'Chrome 122, Safari 18.4, Firefox 131',
  'Intl.Segmenter': 'Firefox 125',
  'Intl.DurationFormat': 'Chrome 129, Firefox 136',
  'RegExp.escape': 'Chrome 136, Safari 18.2, Firefox 134',
  'Error.isError': 'Chrome 134, Firefox 138',
  'Math.sumPrecise': 'Firefox 137',
  'CSS.registerProperty': 'Firefox 128',
  'Symbol.dispose': 'Chrome 134, Firefox 141',
  'Symbol.asyncDispose': 'Chrome 127, Firefox 141',
}

const globals: Readonly<Record<string, string>> = {
  requestIdleCallback: 'not in Safari',
  scheduler: 'not in Safari',
  navigation: 'Firefox 147',
  CloseWatcher: 'Chrome 126',
  EditContext: 'Chrome 121',
  URLPattern: 'Safari 26, Firefox 142',
  Highlight: 'Safari 17.2, Firefox 140',
  DisposableStack: 'Chrome 134, Firefox 141',
  SuppressedError: 'Chrome 134, Firefox 141',
  Temporal: 'Chrome 144',
}

/** What a script uses that some browser of ours does not have: syntax that it cannot read, or an API it lacks. */
export function tooNewInScript(code: string): readonly string[] {
  const found: string[] = []
  try {
    // What all three can read is ES2022.
    visit(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), (node) => found.push(...tooNewAt(node)))
  } catch (thrown) {
    found.push(`syntax: ${String(thrown)}`)
  }
  return [...new Set(found)]
}

type Fields = Readonly<Record<string, unknown>>

function tooNewAt(node: Fields): readonly string[] {
  const property = node['type'] === 'MemberExpression' ? nameOf(node['property']) : undefined
  if (property !== undefined) {
    const owned = `${nameOf(node['object'])}.${property}`
    return [told(property, members), told(owned, statics)].filter((each) => each !== undefined)
  }
  if (node['type'] === 'Identifier') return [told(nameOf(node) ?? '', globals)].filter((each) => each !== undefined)
  const pattern = isFields(node['regex']) ? node['regex']['pattern'] : undefined
  // Safari has it from 16.4 on; before that, all that shares the file with it cannot be read.
  if (typeof pattern === 'string' && /\(\?<[=!]/.test(pattern)) return ['a look-behind, a syntax error in older Safari']
  return []
}

function told(name: string, since: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(since, name) ? `${name} (${since[name]})` : undefined
}

function nameOf(node: unknown): string | undefined {
  if (!isFields(node)) return undefined
  const name = node['type'] === 'Literal' ? node['value'] : node['name']
  return typeof name === 'string' ? name : undefined
}

function visit(node: Node | Fields, tell: (node: Fields) => void): void {
  const fields: Fields = { ...node }
  tell(fields)
  for (const [key, value] of Object.entries(fields)) {
    // A name after a dot or before a colon is no name of the platform's.
    if ((key === 'property' || key === 'key') && fields['computed'] === false) continue
    for (const child of Array.isArray(value) ? value : [value])
      if (isFields(child) && 'type' in child) visit(child, tell)
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

/** In a stylesheet: allowed only behind an `@supports` that asks for it. */
const ofStyles: readonly (readonly [RegExp, string])[] = [
  [/color-mix\(/, 'color-mix (Chrome 111)'],
  [/\(\s*from\s/, 'relative colours (Chrome 119, Firefox 128)'],
  [/:has\(/, ':has (Firefox 121)'],
  [/light-dark\(/, 'light-dark (Chrome 123, Safari 17.5, Firefox 120)'],
  [/@property\b/, '@property (Firefox 128)'],
  [/@scope\b/, '@scope (Chrome 118, Safari 17.4, Firefox 146)'],
  [/@starting-style\b/, '@starting-style (Chrome 117, Safari 17.5, Firefox 129)'],
  [/@layer\s+[\w.]+\.\w/, 'nested layers'],
  [/anchor-(name|scope)\s*:|anchor(-size)?\(/, 'anchors (Chrome 125, Safari 26, Firefox 147)'],
  [/(^|[^-\w])&/, 'nesting (Chrome 112, Safari 16.5, Firefox 117)'],
  [/field-sizing\s*:/, 'field-sizing (Chrome 123)'],
  [/:popover-open/, ':popover-open (Chrome 114, Safari 17, Firefox 125)'],
  [/:user-(in)?valid/, ':user-invalid (Chrome 119, Safari 16.5)'],
  [/\d(cap|rcap|rex|ric|rch)\b/, 'units of the root’s font'],
  [/\b(round|mod|rem|sign|abs|sin|cos|pow|sqrt|exp|log)\(/, 'functions of numbers (Chrome 125)'],
]

export function tooNewInStyles(css: string): readonly string[] {
  const always = withoutSupports(css.replaceAll(/\/\*[^]*?\*\//g, ''))
  return ofStyles.filter(([pattern]) => pattern.test(always)).map(([, name]) => name)
}

/** The stylesheet as a browser has it that answers no to each question. */
function withoutSupports(css: string): string {
  const start = css.indexOf('@supports')
  if (start < 0) return css
  let end = css.indexOf('{', start) + 1
  for (let depth = 1; depth > 0 && end < css.length; end += 1) {
    if (css[end] === '{') depth += 1
    if (css[end] === '}') depth -= 1
  }
  return withoutSupports(css.slice(0, start) + css.slice(end))
}
