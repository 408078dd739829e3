import type { FakeVendor, FakeWidget, Solved } from './fakeVendor.test-support.ts'
import { lackingIn } from '../test-support/lacking.test-support.ts'

/**
 * What is told of a captcha provider to everything that tests, draws or documents all of them:
 * `src/captcha/providers/<name>.record.test-support.ts` exports one as `record`, and whoever needs them lists the folder.
 */
export interface CaptchaRecord {
  /** As its vendor writes it. */
  readonly title: string
  readonly script: VendorFile
  /** How long the vendor's server takes a token, in milliseconds. */
  readonly lifetime: number
  readonly widget: WidgetFacts
  /** What a person can do with a widget, and the vendor's part in it. */
  readonly person: PersonAtWidget
  readonly policy: PolicyFacts
  readonly room: Room
  readonly verification: Verification
}

interface VendorFile {
  /** Where the vendor has it, without a query. */
  readonly src: string
  /** What it defines in `window`. */
  readonly global: string
  /** Another host of the vendor's, in words for the table: "where it is blocked, `https://www.acme.example`". */
  readonly elsewhere?: string
}

/** Where a challenge opens: whoever has the widget in a modal dialog has to know. */
export type ChallengePlace = 'on the page’s body' | 'in the modal dialog around it' | 'in its box'

interface WidgetFacts {
  /** The vendor's script, as far as a unit test wants it: what it defines, and what it has drawn. */
  fake(solved: Solved): { readonly vendor: FakeVendor; readonly api: object }
  /** How many the vendor still knows after one was removed: Google offers no way to make it forget. */
  readonly kept: number
  /** What `render` was given as language, and whether that made it an invisible one. */
  readonly language: (widget: FakeWidget) => unknown
  readonly isInvisible: (widget: FakeWidget) => boolean
  /** What `render` is given for the key `the-key`, in Russian, dark, compact; and what else for an invisible one. */
  readonly rendered: Readonly<Record<string, unknown>>
  readonly renderedInvisible: Readonly<Record<string, unknown>>
  readonly opens: ChallengePlace
  /** What becomes of an invisible challenge whose time runs out: not every vendor tells that from one that is closed. */
  readonly lapsed: 'captcha-expired' | 'captcha-closed'
  /** Whether it says of a site key that it does not know it. */
  readonly tellsUnknownKey: boolean
}

interface PersonAtWidget {
  readonly solve: Solved
  expire(widget: FakeWidget): void
  openChallenge(widget: FakeWidget): void
  /** Nothing where the vendor's challenge cannot be closed. */
  readonly closeChallenge: ((widget: FakeWidget) => void) | undefined
  breakDown(widget: FakeWidget): void
}

interface PolicyFacts {
  /** The vendor's page that says so; nothing where there is none. */
  readonly page: string | undefined
  /** What the page's Content-Security-Policy has to let in besides, by directive. */
  readonly sources: Readonly<Record<string, readonly string[]>>
  /** What has to be known of them. */
  readonly note?: string
}

/** The height that is kept for it, in pixels. `src/ui/theme/captcha.css` has it from here. */
interface Room {
  readonly visible: number
  readonly compact: number
  readonly invisible: number
  /** Of an invisible one, where its place is narrow. Default: the same. */
  readonly invisibleCompact?: number
  /** What the table says in place of a bare number. */
  readonly said?: { readonly compact?: string; readonly invisible?: string }
}

/** How a server asks the vendor about a token: a form-encoded POST. */
interface Verification {
  readonly address: string
  readonly fields: readonly string[]
  /** The field that has the token. */
  readonly token: string
  /** What the answer says of a good one. */
  readonly passed: Readonly<Record<string, unknown>>
}

/** What to write for each of them, for whoever reads that it is missing. */
export const captchaRequirements: Readonly<Record<keyof CaptchaRecord, string>> = {
  title: 'say how its vendor writes its name',
  script: 'say where the vendor has its script (`src`) and what the script defines in `window` (`global`)',
  lifetime: 'say for how many milliseconds the vendor’s server takes a token',
  widget: 'write what the vendor’s script draws (`fake`), what its `render` is given, and where its challenge opens',
  person: 'write how a person solves it, opens and closes its challenge, lets it run out, and sees it break down',
  policy: 'list what a Content-Security-Policy has to let in, and name the vendor’s page that says so',
  room: 'say how many pixels are kept for it: visible, compact, invisible',
  verification: 'say how a server asks the vendor about a token, and what the answer to a good one is',
}

/** What a provider's record lacks, in sentences that say what to write. */
export function lackingCaptcha(name: string, record: Partial<CaptchaRecord> | undefined): Promise<readonly string[]> {
  const recorded = {
    file: `src/captcha/providers/${name}.record.test-support.ts`,
    type: 'CaptchaRecord (src/captcha/record.test-support.ts)',
    requirements: captchaRequirements,
    mayBeEmpty: [],
  }
  return lackingIn(recorded, record)
}
