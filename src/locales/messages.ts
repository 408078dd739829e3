import type { CountryNames } from '../phone/countryName.ts'
import type { PhoneProblem } from '../phone/parsePhone.ts'
import type { AuthErrorCode } from '../protocol/error.ts'
import type { CodeEnd, CodeStep, FactorChange, DoneStep, Notice, PhoneStep } from '../protocol/step.ts'

/** A sentence with something of ours in its middle: what stands before it, and what after. */
export type Around = readonly [before: string, after: string]

/**
 * Everything the widget says, in one language. A language is one such object: the compiler names what is missing.
 * What stands under a field has room for two lines at 320 px, some 70 characters.
 */
export interface Messages {
  /** BCP 47. Also tells captchas, and `Intl` for the names of countries. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Where browsers have none in this language: Chromium lacks a few. */
  readonly countryNames?: CountryNames | undefined

  readonly back: string
  /** Leaves a list that covers the page. */
  readonly close: string
  readonly help: string

  readonly start: {
    readonly loading: string
    /** A heading: what happened stands below, as an error. */
    readonly failed: string
    readonly again: string
  }

  /** In place of a screen that did not load, or that threw. */
  readonly broken: {
    readonly missing: { readonly heading: string; readonly sentence: string }
    readonly crashed: { readonly heading: string; readonly sentence: string }
    readonly reload: string
    readonly startAgain: string
  }

  readonly credentials: {
    readonly heading: string
    readonly sentence: string
    readonly continueSentence: string
    readonly username: { readonly email: string; readonly text: string }
    readonly password: string
    readonly show: string
    readonly hide: string
    /** Said below a password, while it is. */
    readonly capsLock: string
    readonly staySignedIn: string
    readonly submit: string
    /** Said where a reload or a long pause has emptied the vault. */
    readonly again: string
    readonly usernameMissing: { readonly email: string; readonly text: string }
    readonly passwordMissing: string
    /** Instead of `errors['credentials-wrong']`, where a user name is asked for: in the words of its label. */
    readonly wrong: { readonly email: string; readonly text: string }
    /** Where a number and a password are asked for. */
    readonly phoneSentence: string
    /** Instead of `errors['credentials-wrong']`, there. */
    readonly wrongPhone: string
    /** Instead of `errors['credentials-wrong']`, where a link or another provider stands for the password. */
    readonly wrongLink: string
    /** Where the password alone is asked for: above `passwordSentence` if nothing says what is about to change. */
    readonly passwordHeading: string
    readonly passwordSentence: string
    /** Instead of `errors['credentials-wrong']`, there. */
    readonly wrongPassword: string
    readonly forgot: string
  }

  readonly phone: {
    readonly heading: Readonly<Record<PhoneStep['purpose'], string>>
    readonly sentence: Readonly<Record<PhoneStep['purpose'], string>>
    readonly label: string
    readonly country: string
    /** Names the button that stands for the chosen country: its name, and the code without the plus. */
    readonly countryChosen: (country: string, callingCode: string) => string
    /** In the empty search field. */
    readonly searchCountry: string
    readonly countriesFound: (count: number) => string
    readonly noCountryFound: string
    /** Name the two parts of the list to screen readers. */
    readonly preferredCountries: string
    readonly otherCountries: string
    /** `countries` are names, in this language, already joined. */
    readonly only: (callingCode: string | undefined, countries: string) => string
    readonly hint: string
    readonly submit: string
    readonly problems: Readonly<Record<PhoneProblem, string>>
  }

  readonly code: {
    readonly heading: Readonly<Record<CodeStep['factor'], string>>
    readonly sentTo: Around
    readonly sent: string
    readonly fromApp: string
    /** Said before a code of a known length is typed: it is sent by itself. */
    readonly whole: string
    readonly backupSentence: string
    readonly label: string
    readonly backupLabel: string
    readonly useBackupCode: string
    readonly useApp: string
    /** Instead of `useApp`, where the code came in a message. */
    readonly useMessage: string
    /** Names the list of what else the backend takes. */
    readonly otherMethods: string
    /** Opens what the host says to people who cannot get a code. */
    readonly lostPhone: string
    readonly changeNumber: string
    readonly resend: string
    /** Stands after `resend`: "Send again" … "in 0:24". */
    readonly resendIn: (clock: string) => string
    readonly resendReady: string
    /** Instead of `resend`, where the code comes from an app. */
    readonly messageInstead: string
    /** Instead of `back`, where a message was sent instead of the app's code. */
    readonly backToApp: string
    /** Beside a box, and what it means below: together at most 12 words. */
    readonly trustDevice: string
    readonly trustDeviceHint: string
    readonly validFor: string
    readonly expired: string
    /** How long is a guess where it is the server's own setting: no promise. */
    readonly blocked: (clock: string) => string
    readonly missing: string
    /** Instead of `errors['code-wrong']`, where no message was sent. */
    readonly wrongFromApp: string
    readonly wrongBackup: string
    /**
     * Instead of the notice of that name, where another code is the only way on. `wait` is a clock, or as it is said;
     * nothing: it may be asked for now.
     */
    readonly dead: Readonly<Record<CodeEnd, (wait: string | undefined) => string>>
    /** `length` characters were wanted, fewer were given. */
    readonly incomplete: (length: number) => string
    readonly submit: string
    readonly slow: string
  }

  readonly enrol: {
    readonly heading: string
    /** Also true on a phone, where nothing can be scanned. */
    readonly sentence: string
    /** Names the picture to scan. */
    readonly picture: string
    /** On phones: hands the key over to the app there. */
    readonly open: string
    /** On phones: unfolds the picture, for an app on another. */
    readonly scan: string
    readonly key: string
    readonly copy: string
    readonly copied: string
    readonly label: string
    readonly submit: string
  }

  readonly details: {
    readonly heading: string
    readonly sentence: string
    /** Instead of the two, where a new password is all there is to give. */
    readonly ofPassword: { readonly heading: string; readonly sentence: string }
    /** By the name the backend gives a field, `initial_` apart. One that is not here is shown by `newPassword`, or by its name. */
    readonly fields: Readonly<Record<string, string>>
    readonly newPassword: string
    /** By the same name. */
    readonly missing: Readonly<Record<string, string>>
    /** What is said of a new password, and of a text, that `missing` has not. */
    readonly newPasswordMissing: string
    readonly otherMissing: string
    readonly tooShort: (minimum: number) => string
    readonly tooLong: (maximum: number) => string
    readonly submit: string
  }

  readonly backupCodes: {
    readonly heading: string
    readonly sentence: string
    readonly copy: string
    readonly copied: string
    readonly download: string
    /** This browser prints nothing. */
    readonly printFailed: string
    /** What the file is called, before `.txt`. */
    readonly fileName: string
    readonly print: string
    readonly submit: string
  }

  /** What is asked before something changes. The number it is about, if any, is shown below the sentence. */
  readonly confirm: Readonly<
    Record<
      FactorChange,
      {
        readonly heading: string
        readonly sentence: string
        readonly submit: string
        /** The other answer: nothing changes. */
        readonly keep: string
      }
    >
  >

  /** Headings after that answer, the second where a try at the other one had no clear end. */
  readonly kept: {
    readonly unchanged: string
    readonly unclear: string
    readonly sentence: (brand: string | undefined) => string
  }

  /** The token the host brought can do nothing here, or can do nothing more. */
  readonly signInAgain: {
    readonly heading: string
    readonly sentence: string
    /** Instead of it, where an authenticator was being set up and may be on. */
    readonly keepApp: string
    readonly submit: string
    /** Under the heading of what has been turned on, instead of its sentence. */
    readonly done: string
  }

  readonly done: Readonly<
    Record<
      NonNullable<DoneStep['outcome']>,
      { readonly heading: string; readonly sentence: (brand: string | undefined) => string }
    >
  >

  readonly captcha: {
    readonly label: string
    /** What will be there, before anyone has turned to the form. */
    readonly coming: string
    /** `loading` and `retry` stand in the box's own room while it is empty. */
    readonly loading: string
    readonly retry: string
    /** Under a box that has to be ticked before what was pressed goes on, which it then does by itself: above the button. */
    readonly tick: string
  }

  readonly copyFailed: string

  readonly errors: Readonly<Record<AuthErrorCode, string>>
  /** Follows an error whose end is known. */
  readonly tryAgainIn: (clock: string) => string
  readonly notices: Readonly<Record<Notice, string>>

  /** `9:41`, as a stopwatch shows it. */
  readonly clock: (seconds: number) => string
  /** `9 minutes`, as it is said after "in" and "for". */
  readonly duration: (seconds: number) => string
}

/**
 * What a screen may say that is there before any later one has loaded: the first form, what stands in place of a screen that
 * did not come, the end. English of these is in a host's entry.
 */
export interface FirstMessages
  extends Omit<Messages, 'phone' | 'code' | 'enrol' | 'details' | 'backupCodes' | 'signInAgain' | 'copyFailed'> {
  readonly phone: Omit<Messages['phone'], 'searchCountry' | 'countriesFound' | 'noCountryFound'>
  /** What the way back says, and the news of a step, which also stand where the screen itself has not come. */
  readonly code: Pick<Messages['code'], 'changeNumber' | 'backToApp' | 'blocked' | 'dead'>
  readonly signInAgain: Pick<Messages['signInAgain'], 'done'>
}
