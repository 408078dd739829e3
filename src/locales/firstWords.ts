import type { FirstMessages } from './messages.ts'
import { minutesAndSeconds } from './minutesAndSeconds.ts'

export const counted = (count: number, unit: string, units = `${unit}s`) => `${count} ${count === 1 ? unit : units}`

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Taking you back.' : `Taking you back to ${brand}.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Ask for a new one.' : `Ask for a new one in ${wait}.`

/**
 * English of the first form, and of what may be there without a later screen having loaded. The other sentences come with the
 * screens that say them, in `languages/en.ts`.
 */
export const firstWords: FirstMessages = {
  language: 'en',
  direction: 'ltr',

  back: 'Back',
  close: 'Close',
  help: 'Get help',

  start: {
    loading: 'Loading…',
    failed: 'Could not start',
    again: 'Try again',
  },

  broken: {
    missing: { heading: 'This step did not load', sentence: 'Check your connection, then try again.' },
    crashed: { heading: 'Something went wrong', sentence: 'This part stopped working. Please try again.' },
    reload: 'If it does not help, reload the page.',
    startAgain: 'Start again',
  },

  credentials: {
    heading: 'Sign in',
    sentence: 'Use your work account.',
    continueSentence: 'Your account is connected. Continue to finish signing in.',
    username: { email: 'Email', text: 'User name' },
    password: 'Password',
    show: 'Show',
    hide: 'Hide',
    capsLock: 'Caps Lock is on.',
    staySignedIn: 'Stay signed in',
    submit: 'Continue',
    again: 'For your safety, please enter your password again.',
    usernameMissing: { email: 'Enter your email.', text: 'Enter your user name.' },
    passwordMissing: 'Enter your password.',
    wrong: { email: 'Wrong email or password.', text: 'Wrong user name or password.' },
    phoneSentence: 'Use your phone number and password.',
    wrongPhone: 'Wrong number or password.',
    wrongLink: 'This way to sign in no longer works. Ask for a new link.',
    passwordHeading: 'Confirm it is you',
    passwordSentence: 'Enter your password to go on.',
    wrongPassword: 'Wrong password.',
    forgot: 'Forgot your password?',
  },

  phone: {
    heading: {
      'sign-in': 'Sign in',
      'second-factor': 'Add your phone',
      verify: 'Confirm your phone',
      change: 'Change your number',
      'sign-up': 'Create an account',
      'reset-password': 'Set a new password',
    },
    sentence: {
      'sign-in': 'We will text you a code to confirm it is you.',
      'second-factor': 'Codes for signing in will be texted to it.',
      verify: 'We will text a code to this number.',
      change: 'Texting a code to another number ends the confirmation of this one.',
      'sign-up': 'We will text you a code, then ask for your name.',
      'reset-password': 'We will text you a code, then ask for a new password.',
    },
    label: 'Phone number',
    country: 'Country',
    countryChosen: (country, callingCode) => `Country: ${country} +${callingCode}`,
    preferredCountries: 'Suggested',
    otherCountries: 'All countries',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Only numbers from ${countries}.` : `Only +${callingCode} numbers: ${countries}.`,
    hint: 'Standard message rates apply.',
    submit: 'Continue',
    problems: {
      empty: 'Enter your phone number.',
      'too-short': 'This number is too short. A digit may be missing.',
      'too-long': 'This number is too long. Check the digits.',
      impossible: 'There is no such number. Check the digits.',
      country: 'We cannot text numbers in this country.',
      extension: 'Texts reach no extension. Enter a direct number.',
      'not-a-number': 'This is not a phone number.',
      unchecked: 'The number could not be checked. Please try again.',
    },
  },

  code: {
    changeNumber: 'Change number',
    backToApp: 'Back to the app',
    blocked: (time) => `Too many tries. Please wait about ${time}.`,
    dead: {
      'attempts-exhausted': (wait) => `Too many wrong codes. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `That code no longer works. ${anotherCode(wait)}`,
      expired: (wait) => `This code has run out. ${anotherCode(wait)}`,
    },
  },

  confirm: {
    'add-app': {
      heading: 'Set up an authenticator',
      sentence: 'An authenticator app on your phone will show your sign-in codes.',
      submit: 'Continue',
      keep: 'Not now',
    },
    'remove-app': {
      heading: 'Remove the authenticator?',
      sentence: 'The codes in your app stop working at once.',
      submit: 'Remove',
      keep: 'Keep it',
    },
    'add-sms': {
      heading: 'Codes by text message',
      sentence: 'When you sign in, a code will be texted to your number.',
      submit: 'Turn on',
      keep: 'Not now',
    },
    'remove-sms': {
      heading: 'Turn off text codes?',
      sentence: 'Codes for signing in will no longer be texted to you. Your number stays.',
      submit: 'Turn off',
      keep: 'Keep it',
    },
    'remove-phone': {
      heading: 'Remove your number?',
      sentence: 'Codes for signing in can no longer be texted to it.',
      submit: 'Remove',
      keep: 'Keep it',
    },
  },

  kept: { unchanged: 'Nothing has changed', unclear: 'It may be done already', sentence: takingBack },

  signInAgain: { done: 'Please sign in again, now with your second step.' },

  done: {
    'signed-in': {
      heading: 'You are signed in',
      sentence: (brand) => (brand === undefined ? 'Taking you there.' : `Taking you to ${brand}.`),
    },
    'phone-verified': {
      heading: 'Your number is confirmed',
      sentence: takingBack,
    },
    'add-app': { heading: 'Your authenticator is on', sentence: takingBack },
    'remove-app': { heading: 'The authenticator is removed', sentence: takingBack },
    'add-sms': { heading: 'Text codes are on', sentence: takingBack },
    'remove-sms': { heading: 'Text codes are off', sentence: takingBack },
    'remove-phone': { heading: 'Your number is removed', sentence: takingBack },
  },

  captcha: {
    label: 'Check that you are not a robot',
    coming: 'A robot check comes here.',
    loading: 'The check is loading…',
    retry: 'Load it again',
    tick: 'Tick the box above to continue.',
  },

  errors: {
    'account-disabled': 'This account is turned off. Ask your administrator.',
    'account-not-found': 'We cannot send a code to this number.',
    'already-verified': 'This is confirmed already.',
    'captcha-closed': 'The check was closed. Try again when you are ready.',
    'captcha-expired': 'The check ran out of time. Please do it again.',
    'captcha-refused': 'The check did not pass. Please try again.',
    'captcha-unavailable': 'The check did not load. Ad blockers may stop it.',
    'code-expired': 'This code has run out. Ask for a new one.',
    'code-wrong': 'That code is not right. Check the latest message.',
    'code-wrong-or-expired': 'That code is wrong or has run out.',
    conflict: 'Something else changed this. Please try again.',
    'credentials-wrong': 'Wrong name or password.',
    'email-not-verified': 'Confirm your email address first.',
    forbidden: 'You do not have access here.',
    misconfigured: 'Sign-in is not set up correctly. Tell the site’s owner.',
    network: 'We cannot reach the server. Please try again.',
    offline: 'You are offline. Check your connection.',
    'phone-country': 'We cannot text numbers in this country.',
    'phone-locked': 'This number cannot be changed here.',
    'phone-or-captcha-refused': 'The number or the robot check was not accepted. Try again.',
    'phone-refused': 'This number was not accepted. Check the digits.',
    'portal-busy': 'The portal is being serviced. Please try again later.',
    'portal-closed': 'This portal is closed. Ask its owner.',
    'portal-unpaid': 'This portal is not paid for. Ask its owner.',
    'rate-limited': 'Too many tries. Please wait a little.',
    'second-factor-needed': 'This needs your second step. Please sign in again.',
    server: 'The server has a problem. Please try again later.',
    'session-expired': 'That took too long. Please sign in again.',
    'sms-limit': 'We cannot text you again for now.',
    'sms-unavailable': 'Messages cannot be sent right now. Try again later.',
    timeout: 'The server did not answer. Please try again.',
    unexpected: 'That did not work. Please try again.',
  },
  tryAgainIn: (time) => `Try again in ${time}.`,

  notices: {
    'account-exists': 'This number has an account. Sign in with it.',
    'account-missing': 'This number has no account yet. You can create one.',
    'attempts-exhausted': 'Too many wrong codes. You can try again now.',
    'captcha-needed': 'One more check before we go on.',
    'code-needed-again': 'That code no longer works. Ask for a new one.',
    'code-wrong': 'That code is not right. Check the latest message.',
    'details-refused': 'These details were not accepted. Please check them.',
    'earlier-code-works': 'The code we sent earlier still works.',
    expired: 'This code has run out. Ask for a new one.',
    interrupted: 'The page was reloaded. For your safety, please start again.',
    'number-changed': 'Your account has another number now. It is shown here.',
    'password-changed': 'Your new password is set. Sign in with it.',
    'phone-changed': 'Your account has another number now. Enter yours again.',
    'phone-removed': 'Your account has no number now. Enter yours again.',
    sent: 'A code was requested. It can take a minute.',
    'sent-recently': 'A code was sent a moment ago. It still works.',
    'sms-limit': 'We cannot text you again for now. Your codes still work.',
    'start-again': 'This was ended in another window. Please start again.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => (seconds >= 60 ? counted(Math.ceil(seconds / 60), 'minute') : counted(seconds, 'second')),
}
