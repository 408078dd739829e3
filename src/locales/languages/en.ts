import { counted, firstWords } from '../firstWords.ts'
import type { Messages } from '../messages.ts'

/** Every sentence in English. A first form has these of it alone: `firstWords.ts`. */
export const en: Messages = {
  ...firstWords,

  phone: {
    ...firstWords.phone,
    searchCountry: 'Country or code',
    countriesFound: (count) => counted(count, 'country', 'countries'),
    noCountryFound: 'No such country. Check the spelling, or try its calling code.',
  },

  code: {
    ...firstWords.code,
    heading: { sms: 'Enter the code', app: 'Enter the code' },
    sentTo: ['Sent to ', ''],
    sent: 'We sent it in a text message.',
    fromApp: 'Open your authenticator app to see it.',
    whole: 'The code is checked as soon as it is complete.',
    backupSentence: 'Use a backup code you saved. Each works once.',
    label: 'Code',
    backupLabel: 'Backup code',
    useBackupCode: 'Use a backup code',
    useApp: 'Use the authenticator app',
    useMessage: 'Use the code we sent',
    otherMethods: 'Other ways to confirm',
    lostPhone: 'Lost your phone?',
    resend: 'Send again',
    resendIn: (time) => `in ${time}`,
    resendReady: 'You can ask for a new code now.',
    messageInstead: 'Send me a message instead',
    trustDevice: 'Trust this browser',
    trustDeviceHint: 'No code next time. For your own device only.',
    validFor: 'Valid for',
    expired: 'Expired',
    missing: 'Enter the code.',
    wrongFromApp: 'That code is not right. Enter the one on screen now.',
    wrongBackup: 'That code is not right, or it was used before.',
    incomplete: (length) => `The code has ${counted(length, 'character')}.`,
    submit: 'Confirm',
    slow: 'The message can take a minute to arrive.',
  },

  enrol: {
    heading: 'Set up your authenticator',
    sentence: 'Add this to your authenticator app, then enter the code it shows.',
    picture: 'QR code to scan with your authenticator app',
    open: 'Open in your app',
    scan: 'Scan with another device',
    key: 'Or type this key',
    copy: 'Copy key',
    copied: 'Copied',
    label: 'Code from the app',
    submit: 'Turn on',
  },

  details: {
    heading: 'Almost there',
    sentence: 'A few details to finish.',
    ofPassword: { heading: 'Set a new password', sentence: 'You will sign in with it from now on.' },
    fields: {
      name: 'Your name',
      email: 'Email',
      username: 'User name',
      password: 'New password',
    },
    newPassword: 'New password',
    missing: {
      name: 'Enter your name.',
      email: 'Enter your email.',
      username: 'Enter your user name.',
    },
    newPasswordMissing: 'Enter a new password.',
    otherMissing: 'This is still empty.',
    tooShort: (minimum) => `At least ${counted(minimum, 'character')}.`,
    tooLong: (maximum) => `At most ${counted(maximum, 'character')}.`,
    submit: 'Continue',
  },

  backupCodes: {
    heading: 'Save your backup codes',
    sentence: 'Each signs you in once if you lose your phone. They are not shown again.',
    copy: 'Copy',
    copied: 'Copied',
    download: 'Download',
    printFailed: 'This browser cannot print. Copy or download the codes.',
    fileName: 'backup-codes',
    print: 'Print',
    submit: 'I have saved them',
  },

  signInAgain: {
    ...firstWords.signInAgain,
    heading: 'Sign in again',
    sentence: 'This needs your second step. Sign in with it, then come back.',
    keepApp: 'Your authenticator may be on. Keep it, and sign in again with its code.',
    submit: 'Sign in again',
  },

  copyFailed: 'Could not copy. Select the text instead.',
}
