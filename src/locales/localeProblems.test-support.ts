import type { Messages } from './messages.ts'

/**
 * What is wrong with a language before it may be published, each as a sentence. What the compiler holds (no member is
 * missing) is looked at too: a file of another kind may have been cast to it.
 */
export function localeProblems(name: string, messages: Messages, english: Messages): readonly string[] {
  return [...tagProblems(name, messages), ...textProblems(messages, english)]
}

function tagProblems(name: string, { language, direction }: Messages): readonly string[] {
  if (language !== name) return [`\`language\` is "${language}". It has to be the file's name, "${name}".`]
  if (!isKnown(language))
    return [`"${language}" is no language that Intl knows. Use its BCP 47 tag: en, pt-BR, zh-Hant.`]
  const written = directionOf(language)
  if (direction !== written) return [`\`direction\` is "${direction}", and ${language} is written "${written}".`]
  return []
}

function isKnown(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && Intl.PluralRules.supportedLocalesOf([tag]).includes(tag)
  } catch {
    return false
  }
}

/** Scripts that run from right to left (Unicode, "Script Metadata"). */
const rightToLeft = 'Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi'.split(' ')

function directionOf(tag: string): Messages['direction'] {
  return rightToLeft.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** A text by its path, and with what it was called. */
type Texts = ReadonlyMap<string, string>

function textProblems(messages: Messages, english: Messages): readonly string[] {
  const texts = textsIn(messages)
  const model = textsIn(english)
  const missing = [...model.keys()].filter((path) => !texts.has(path)).map((path) => `${path} is missing.`)
  const extra = [...texts.keys()]
    .filter((path) => !model.has(path))
    .map((path) => `${path} is not in English: take it out.`)
  const wrong = [...texts].flatMap(([path, text]) => {
    const problem = textProblem(path, text, model.get(path) ?? text)
    return problem === undefined ? [] : [`${path}, "${text}": ${problem}`]
  })
  return [...missing, ...extra, ...wrong]
}

function textProblem(path: string, text: string, english: string): string | undefined {
  // One of the two parts around a number may be empty, and they touch it as they like.
  if (/sentTo\.\d$/.test(path)) return undefined
  if (text.trim() === '') return 'it is empty. Write the sentence.'
  if (text !== text.trim()) return 'there is a space at its end. Take it out.'
  if (closingOf(text) !== closingOf(english))
    return `English ends in "${closingOf(english)}". End it so, or with the mark of your script.`
  const most = boundOf(path, english)
  if (widthOf(text) > most) return `it has ${widthOf(text)} characters, and room for ${most}. Say it shorter.`
  return undefined
}

/** The marks that close a sentence, in the scripts that have their own. */
const marks: Readonly<Record<string, string>> = {
  '。': '.',
  '।': '.',
  '።': '.',
  '؟': '?',
  '？': '?',
  '！': '!',
  '：': ':',
  '...': '…',
}

function closingOf(text: string): string {
  const [closing = ''] = /\.\.\.$|[.?!…:،,;。।።؟？！：]$/.exec(text) ?? []
  return marks[closing] ?? closing
}

/** In characters of Latin script: one of Chinese, Japanese or Korean takes the room of two. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/gu

/** Two lines at 320 px hold some 70 characters; what is no sentence stands on a button, in a heading or beside a field. */
function boundOf(path: string, english: string): number {
  if (/^(errors|notices|phone\.problems|tryAgainIn)\b|^code\.(wrong|blocked|dead)/.test(path)) return 66
  return closingOf(english) === '' ? 50 : 100
}

/** What a sentence is made with, by the name of its member: short, and as long as it gets. */
const given: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'attempts-exhausted': [[undefined], ['9:59']],
  blocked: [['9:59']],
  clock: [[0], [3599]],
  'code-needed-again': [[undefined], ['9:59']],
  countriesFound: [[0], [1], [2], [5], [240]],
  countryChosen: [['X', '1']],
  expired: [[undefined], ['9:59']],
  duration: [[1], [2], [5], [60], [120], [300], [3600]],
  incomplete: [[1], [2], [6], [8]],
  only: [
    ['7', 'X'],
    [undefined, 'X'],
  ],
  resendIn: [['0:24']],
  sentence: [[undefined], ['X']],
  tooLong: [[1], [2], [64]],
  tooShort: [[1], [2], [8]],
  tryAgainIn: [['9:59']],
}

export function textsIn(messages: Messages): Texts {
  return new Map(
    walk('', messages).filter(
      ([path]) => path !== 'language' && path !== 'direction' && !path.startsWith('countryNames.'),
    ),
  )
}

function walk(path: string, value: unknown): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return called(path, value)
  if (typeof value !== 'object' || value === null) return [[path, '']]
  return Object.entries(value).flatMap(([name, member]) => walk(path === '' ? name : `${path}.${name}`, member))
}

function called(path: string, make: object): readonly (readonly [path: string, text: string])[] {
  const name = path.split('.').at(-1) ?? path
  const calls = given[name]
  if (calls === undefined)
    throw new Error(`Say in ${import.meta.filename} what \`${name}\` of a language is called with.`)
  return calls.map((words) => {
    const text: unknown = typeof make === 'function' ? Reflect.apply(make, undefined, words) : undefined
    return [`${path}(${words.join(', ')})`, typeof text === 'string' ? text : '']
  })
}
