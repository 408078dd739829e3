import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entries, packageNames } from './entries.ts'

const root = join(import.meta.dirname, '..')

/** What documents show, as modules that a compiler can read: one file per block of `ts` or `tsx`. */
export function writeBlocks(folder: string, documents: readonly string[] = everyDocument()): readonly string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'host.d.ts'), host)
  writeFileSync(join(folder, 'shadcn.d.ts'), shadcn)
  return documents.flatMap((document) =>
    blocksOf(readFileSync(join(root, document), 'utf8')).map(({ language, code, line }) => {
      const name = `${document.replaceAll(/[^\w]+/g, '-')}-${line}.${language}`
      writeFileSync(join(folder, name), moduleOf(code))
      return name
    }),
  )
}

/** What a stranger reads, found by listing the folders. */
export function everyDocument(): readonly string[] {
  const folders = { '.': /\.md$/, '.github': /\.md$/, '.changeset': /\.md$/, 'stories/docs': /\.mdx?$/ }
  return Object.entries(folders).flatMap(([folder, kind]) =>
    readdirSync(join(root, folder), { recursive: folder === 'stories/docs', encoding: 'utf8' })
      .filter((name) => kind.test(name))
      .toSorted()
      .map((name) => join(folder, name)),
  )
}

function blocksOf(text: string) {
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(({ 1: language = '', 2: code = '', index }) => ({
    language,
    code,
    line: text.slice(0, index).split('\n').length,
  }))
}

/** A block with a component in it stands as it is; statements and elements of one become the inside of a component. */
function moduleOf(code: string): string {
  const lines = code.split('\n')
  const start = lines.findIndex((line) => line.startsWith('<'))
  const imports = lines.filter((line) => line.startsWith('import ')).join('\n')
  const added = importsFor(code)
  if (start < 0) return `${code}\n${added}\nexport {}\n`
  const statements = lines.slice(0, start).filter((line) => !line.startsWith('import '))
  const elements = lines.slice(start)
  return `${imports}\n${added}\nexport function Block() {\n${statements.join('\n')}\nreturn <>\n${elements.join('\n')}\n</>\n}\n`
}

/** What a reader knows from the sentence before the block: our own names, and React's. */
function importsFor(code: string): string {
  const known: readonly (readonly [string, readonly string[]])[] = [
    ['react', ['useRef', 'useState']],
    ['entryphone', namesOf('index.ts')],
    ['entryphone/locales/en', ['en']],
  ]
  const used = code.replaceAll(/'[^']*'|\/\/.*/g, '')
  const hasImported = (name: string) =>
    new RegExp(`^(import\\b.*|const|export (const|function)) ?\\b${name}\\b`, 'm').test(code)
  return known
    .flatMap(([specifier, names]) => {
      const wanted = names.filter((name) => new RegExp(`(?<![.\\w])${name}\\b`).test(used) && !hasImported(name))
      return wanted.length > 0 ? [`import { ${wanted.join(', ')} } from '${specifier}'`] : []
    })
    .join('\n')
}

function namesOf(file: string): readonly string[] {
  const text = readFileSync(join(root, 'src', file), 'utf8')
  return [...text.matchAll(/^export \{([^}]+)\}/gm)].flatMap(([, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim().replace(/^.* as /, ''))
      .filter((name) => /^\w+$/.test(name)),
  )
}

/** Each name a host imports, and the source it is built from. */
export function sourcePaths(): Readonly<Record<string, readonly string[]>> {
  const sources = entries(root)
  return Object.fromEntries([...packageNames(root)].map(([name, entry]) => [name, [sources[entry] ?? '']]))
}

/** What is the host's own in the examples. */
const host = `
import type { Backend, CaptchaHandle, CodeShape, E164 } from 'entryphone'
declare global {
  function startSession(token: string | undefined): void
  function accessToken(options: { refresh: boolean }): Promise<string>
  const myBackend: { signIn(phone: string, code: string, signal: AbortSignal): Promise<{ token: string }> }
  function count(name: string): void
  function register(name: string, rules?: { validate: () => string | true }): { name: string }
  function verify(code: string): Promise<void>
  function send(): Promise<void>
  function signInWithSecondFactor(): void
  function carryOn(): void
  function setPhone(phone: string): void
  const api: { verify(code: string): Promise<void>; sendAgain(): Promise<number> }
  function setResendAt(at: number): void
  const backend: Backend
  const shape: CodeShape
  const captcha: { current: CaptchaHandle | null }
  const siteKey: string
  const nonce: string
  const to: string
  const at: number
  const expiresAt: number
  const resendAt: number
  const errors: { phone?: { message?: string } }
  const phone: E164
  function submit(): void
  function done(): void
}
`

/** What shadcn has written into a host's project: of its controls, what an example uses. */
const shadcn = `
declare module '@/components/ui/button' {
  export function Button(props: import('react').ComponentProps<'button'> & { variant?: 'default' | 'outline' | 'link' }): import('react').ReactElement
}
declare module '@/components/ui/input' {
  export function Input(props: import('react').ComponentProps<'input'>): import('react').ReactElement
}
declare module '@/components/ui/label' {
  export function Label(props: import('react').ComponentProps<'label'>): import('react').ReactElement
}
`
