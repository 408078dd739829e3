import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `styleSheets/xx.md` says of a language, as far as a test can hold its sentences to it. */
export interface StyleSheet {
  /** Our word, by what it stands for. */
  readonly words: ReadonlyMap<string, string>
  /** Why not, by the word. */
  readonly never: ReadonlyMap<string, string>
  /** Words that are never the last of a line. */
  readonly glued: readonly string[]
  /** Marks that are never the first of a line: the space before them does not break. */
  readonly gluedMarks: readonly string[]
}

export function styleSheetOf(tag: string): StyleSheet {
  const text = readFileSync(join(import.meta.dirname, 'styleSheets', `${tag}.md`), 'utf8')
  return {
    words: tableIn(text, '| what |'),
    never: tableIn(text, '| not |'),
    glued: quotedIn(text, '**Never broken after.**'),
    gluedMarks: quotedIn(text, '**Never broken before.**'),
  }
}

function tableIn(text: string, head: string): ReadonlyMap<string, string> {
  const [, table = ''] = text.split(`${head}`)
  const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? []
  return new Map(
    rows
      .filter((row) => row !== '')
      .map((row) => {
        const [, left = '', right = ''] = row.split('|').map((cell) => cell.trim())
        return [left, right]
      }),
  )
}

function quotedIn(text: string, point: string): readonly string[] {
  const line = text.split('\n').find((one) => one.includes(point)) ?? ''
  return [...line.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
}

const noBreak = '\u00a0'
const aNumber = /(#|\$\{(?:count|length|minimum|maximum|seconds|minutes|Math\.ceil\(seconds \/ 60\))\}) /g

/** A language's file with the spaces that do not break: after its short words, before its marks, after a number. */
export function typeset(source: string, { glued, gluedMarks }: StyleSheet): string {
  return source
    .split('\n')
    .map((line) => (/^\s*(\/\/|\/?\*)/.test(line) ? line : line.replace(/'[^']*'|`[^`]*`/g, typesetText)))
    .join('\n')

  function typesetText(text: string): string {
    const afterNumbers = text.replace(aNumber, `$1${noBreak}`)
    // A name (of a button, a field, a screen) is looked up by tests and by voice as it is spoken, and seldom breaks.
    const isSentence = /[.?!…]['`]$/.test(text)
    const afterWords =
      glued.length === 0 || !isSentence ? afterNumbers : afterNumbers.replace(shortWord(), `$1${noBreak}`)
    return gluedMarks.reduce((typed, mark) => typed.replaceAll(` ${mark}`, `${noBreak}${mark}`), afterWords)
  }

  /** With several in a row, each is glued: what stands before one is looked at, not taken. */
  function shortWord(): RegExp {
    return new RegExp(`(?<=^|['\`\\s(«„])(${glued.join('|')}) (?=\\S)`, 'giu')
  }
}

/** Sentences, and what each has of words: where they are written apart. */
export function longestSentence(text: string): number {
  const sentences = text.split(/(?<=[.?!…:])\s/u)
  return Math.max(
    ...sentences.map((sentence) => sentence.split(/[\s\u00a0]+/u).filter((word) => /[\p{L}\d]/u.test(word)).length),
  )
}
