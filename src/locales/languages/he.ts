import { counting } from '../counting.ts'
import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const counted = counting('he')
const characters = { one: 'תו אחד', two: 'שני תווים', other: '# תווים' }

const takingBack = (brand: string | undefined) => (brand === undefined ? 'מחזירים אתכם.' : `מחזירים אתכם אל ${brand}.`)

const anotherCode = (wait: string | undefined) => (wait === undefined ? 'בקשו קוד חדש.' : `בקשו חדש בעוד ${wait}.`)

/** Spoken to in the plural, which is said to everybody alike. */
export const he: Messages = {
  language: 'he',
  direction: 'rtl',

  back: 'חזרה',
  close: 'סגירה',
  help: 'עזרה',

  start: {
    loading: 'טוען…',
    failed: 'לא ניתן להתחיל',
    again: 'לנסות שוב',
  },

  broken: {
    missing: { heading: 'השלב הזה לא נטען', sentence: 'בדקו את החיבור ונסו שוב.' },
    crashed: { heading: 'משהו השתבש', sentence: 'החלק הזה הפסיק לעבוד. נסו שוב.' },
    reload: 'אם זה לא עוזר, רעננו את הדף.',
    startAgain: 'להתחיל מחדש',
  },

  credentials: {
    heading: 'כניסה',
    sentence: 'היכנסו עם חשבון העבודה.',
    continueSentence: 'החשבון מחובר. המשיכו כדי להשלים את הכניסה.',
    username: { email: 'דוא״ל', text: 'שם משתמש' },
    password: 'סיסמה',
    show: 'הצגה',
    hide: 'הסתרה',
    capsLock: 'מקש Caps Lock פעיל.',
    staySignedIn: 'להישאר מחוברים',
    submit: 'המשך',
    again: 'לביטחונכם, הזינו שוב את הסיסמה.',
    usernameMissing: { email: 'הזינו כתובת דוא״ל.', text: 'הזינו שם משתמש.' },
    wrong: { email: 'הדוא״ל או הסיסמה שגויים.', text: 'שם המשתמש או הסיסמה שגויים.' },
    passwordMissing: 'הזינו סיסמה.',
    phoneSentence: 'הזינו מספר טלפון וסיסמה.',
    wrongPhone: 'המספר או הסיסמה שגויים.',
    wrongLink: 'דרך הכניסה הזו כבר לא פעילה. בקשו קישור חדש.',
    passwordHeading: 'אשרו שזה אתם',
    passwordSentence: 'הזינו את הסיסמה כדי להמשיך.',
    wrongPassword: 'הסיסמה שגויה.',
    forgot: 'שכחתם את הסיסמה?',
  },

  phone: {
    heading: {
      'sign-in': 'כניסה',
      'second-factor': 'הוספת טלפון',
      verify: 'אישור הטלפון',
      change: 'החלפת מספר',
      'sign-up': 'יצירת חשבון',
      'reset-password': 'קביעת סיסמה חדשה',
    },
    sentence: {
      'sign-in': 'יישלח קוד בהודעת SMS כדי לוודא שזה אתם.',
      'second-factor': 'קודי הכניסה יישלחו אליו.',
      verify: 'יישלח קוד בהודעת SMS למספר הזה.',
      change: 'ברגע שיישלח קוד למספר אחר, המספר הנוכחי כבר לא יהיה מאושר.',
      'sign-up': 'יישלח קוד בהודעת SMS ואחר כך נבקש את השם שלכם.',
      'reset-password': 'יישלח קוד בהודעת SMS ואחר כך נבקש סיסמה חדשה.',
    },
    label: 'מספר טלפון',
    country: 'מדינה',
    countryChosen: (country, callingCode) => `מדינה: ${country} \u2066+${callingCode}\u2069`,
    searchCountry: 'מדינה או קידומת',
    countriesFound: (count) => counted(count, { one: 'מדינה אחת', two: 'שתי מדינות', other: '# מדינות' }),
    noCountryFound: 'אין מדינה כזו. בדקו את האיות או נסו את הקידומת.',
    preferredCountries: 'מוצעות',
    otherCountries: 'כל המדינות',
    only: (callingCode, countries) =>
      callingCode === undefined ? `רק מספרים של ${countries}.` : `רק מספרי \u2066+${callingCode}\u2069: ${countries}.`,
    hint: 'ההודעה בתשלום לפי החבילה שלכם.',
    submit: 'המשך',
    problems: {
      empty: 'הזינו מספר טלפון.',
      'too-short': 'המספר קצר מדי. ייתכן שחסרה ספרה.',
      'too-long': 'המספר ארוך מדי. בדקו את הספרות.',
      impossible: 'אין מספר כזה. בדקו את הספרות.',
      country: 'איננו שולחים הודעות למספרים במדינה הזו.',
      extension: 'הודעות לא מגיעות לשלוחה. הזינו מספר ישיר.',
      'not-a-number': 'זה לא מספר טלפון.',
      unchecked: 'לא ניתן היה לבדוק את המספר. נסו שוב.',
    },
  },

  code: {
    heading: { sms: 'הזינו את הקוד', app: 'הזינו את הקוד' },
    sentTo: ['הקוד נשלח אל ', ''],
    sent: 'שלחנו אותו בהודעת SMS.',
    fromApp: 'הקוד מופיע באפליקציית האימות שלכם.',
    whole: 'הקוד נבדק מיד לאחר הזנתו המלאה.',
    backupSentence: 'הזינו קוד גיבוי ששמרתם. כל קוד פועל פעם אחת.',
    label: 'קוד',
    backupLabel: 'קוד גיבוי',
    useBackupCode: 'שימוש בקוד גיבוי',
    useApp: 'שימוש באפליקציית האימות',
    useMessage: 'שימוש בקוד ששלחנו',
    otherMethods: 'דרכים נוספות לאישור',
    lostPhone: 'אין לכם את הטלפון?',
    changeNumber: 'החלפת מספר',
    resend: 'שליחה חוזרת',
    resendIn: (time) => `בעוד ${time}`,
    resendReady: 'עכשיו אפשר לבקש קוד חדש.',
    messageInstead: 'שליחת הקוד ב-SMS',
    backToApp: 'חזרה לאפליקציה',
    trustDevice: 'לסמוך על הדפדפן הזה',
    trustDeviceHint: 'בפעם הבאה ללא קוד. רק במכשיר שלכם.',
    validFor: 'בתוקף עוד',
    expired: 'תוקף הקוד פג',
    blocked: (time) => `יותר מדי ניסיונות. המתינו בערך ${time}.`,
    missing: 'הזינו את הקוד.',
    wrongFromApp: 'הקוד לא נכון. הזינו את הקוד שמופיע עכשיו.',
    wrongBackup: 'הקוד לא נכון או שכבר השתמשו בו.',
    dead: {
      'attempts-exhausted': (wait) => `יותר מדי קודים שגויים. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `הקוד ההוא כבר לא פעיל. ${anotherCode(wait)}`,
      expired: (wait) => `תוקף הקוד פג. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `בקוד יש ${counted(length, characters)}.`,
    submit: 'אישור',
    slow: 'ההודעה עשויה להתעכב עד דקה.',
  },

  enrol: {
    heading: 'הגדרת אפליקציית אימות',
    sentence: 'הוסיפו את זה לאפליקציית האימות והזינו את הקוד שתציג.',
    picture: 'קוד QR לסריקה באפליקציית האימות',
    open: 'פתיחה באפליקציה',
    scan: 'סריקה ממכשיר אחר',
    key: 'או הזינו את המפתח',
    copy: 'העתקת המפתח',
    copied: 'הועתק',
    label: 'הקוד מהאפליקציה',
    submit: 'הפעלה',
  },

  details: {
    heading: 'כמעט סיימנו',
    sentence: 'נותרו כמה פרטים.',
    ofPassword: { heading: 'קביעת סיסמה חדשה', sentence: 'מעכשיו תיכנסו איתה.' },
    fields: {
      name: 'השם שלכם',
      email: 'דוא״ל',
      username: 'שם משתמש',
      password: 'סיסמה חדשה',
    },
    newPassword: 'סיסמה חדשה',
    missing: {
      name: 'הזינו את השם שלכם.',
      email: 'הזינו כתובת דוא״ל.',
      username: 'הזינו שם משתמש.',
    },
    newPasswordMissing: 'הזינו סיסמה חדשה.',
    otherMissing: 'השדה עדיין ריק.',
    tooShort: (minimum) => `לפחות ${counted(minimum, characters)}.`,
    tooLong: (maximum) => `לכל היותר ${counted(maximum, characters)}.`,
    submit: 'המשך',
  },

  backupCodes: {
    heading: 'שמירת קודי הגיבוי',
    sentence: 'כל קוד מכניס אתכם פעם אחת בלי הטלפון. הם לא יוצגו שוב.',
    copy: 'העתקה',
    copied: 'הועתקו',
    download: 'הורדה',
    printFailed: 'הדפדפן הזה לא מדפיס. העתיקו או הורידו את הקודים.',
    fileName: 'backup-codes',
    print: 'הדפסה',
    submit: 'שמרתי אותם',
  },

  confirm: {
    'add-app': {
      heading: 'הגדרת אפליקציית אימות',
      sentence: 'אפליקציה בטלפון שלכם תציג את קודי הכניסה.',
      submit: 'המשך',
      keep: 'לא עכשיו',
    },
    'remove-app': {
      heading: 'להסיר את אפליקציית האימות?',
      sentence: 'הקודים באפליקציה יפסיקו לפעול מיד.',
      submit: 'הסרה',
      keep: 'להשאיר',
    },
    'add-sms': {
      heading: 'קודים בהודעת SMS',
      sentence: 'בכניסה יישלח קוד למספר שלכם.',
      submit: 'הפעלה',
      keep: 'לא עכשיו',
    },
    'remove-sms': {
      heading: 'לכבות את קודי ה-SMS?',
      sentence: 'קודי כניסה לא יישלחו עוד. המספר יישאר.',
      submit: 'כיבוי',
      keep: 'להשאיר',
    },
    'remove-phone': {
      heading: 'להסיר את המספר?',
      sentence: 'לא ניתן יהיה לשלוח אליו עוד קודי כניסה.',
      submit: 'הסרה',
      keep: 'להשאיר',
    },
  },

  kept: { unchanged: 'שום דבר לא השתנה', unclear: 'ייתכן שזה כבר נעשה', sentence: takingBack },

  signInAgain: {
    heading: 'כניסה מחדש',
    sentence: 'כאן נדרש השלב השני שלכם. היכנסו איתו וחזרו.',
    keepApp: 'ייתכן שאפליקציית האימות פעילה. השאירו אותה והיכנסו עם הקוד שלה.',
    submit: 'כניסה מחדש',
    done: 'היכנסו מחדש, הפעם עם השלב השני.',
  },

  done: {
    'signed-in': {
      heading: 'נכנסתם',
      sentence: (brand) => (brand === undefined ? 'מעבירים אתכם לשם.' : `מעבירים אתכם אל ${brand}.`),
    },
    'phone-verified': { heading: 'המספר אושר', sentence: takingBack },
    'add-app': { heading: 'אפליקציית האימות פעילה', sentence: takingBack },
    'remove-app': { heading: 'אפליקציית האימות הוסרה', sentence: takingBack },
    'add-sms': { heading: 'קודי ה-SMS פעילים', sentence: takingBack },
    'remove-sms': { heading: 'קודי ה-SMS כבויים', sentence: takingBack },
    'remove-phone': { heading: 'המספר הוסר', sentence: takingBack },
  },

  captcha: {
    label: 'אשרו שאינכם רובוט',
    coming: 'כאן תופיע בדיקה.',
    loading: 'הבדיקה נטענת…',
    retry: 'טעינה מחדש',
    tick: 'כדי להמשיך, סמנו את התיבה שלמעלה.',
  },

  copyFailed: 'ההעתקה לא הצליחה. סמנו את הטקסט.',

  errors: {
    'account-disabled': 'החשבון הזה מושבת. פנו למנהל המערכת.',
    'account-not-found': 'איננו יכולים לשלוח קוד למספר הזה.',
    'already-verified': 'זה כבר אושר.',
    'captcha-closed': 'הבדיקה נסגרה. נסו שוב כשתרצו.',
    'captcha-expired': 'זמן הבדיקה תם. בצעו אותה שוב.',
    'captcha-refused': 'הבדיקה לא הצליחה. נסו שוב.',
    'captcha-unavailable': 'הבדיקה לא נטענה. ייתכן שחוסם פרסומות עצר אותה.',
    'code-expired': 'תוקף הקוד פג. בקשו קוד חדש.',
    'code-wrong': 'הקוד לא נכון. בדקו את ההודעה האחרונה.',
    'code-wrong-or-expired': 'הקוד שגוי או שתוקפו פג.',
    conflict: 'משהו השתנה בינתיים. נסו שוב.',
    'credentials-wrong': 'השם או הסיסמה שגויים.',
    'email-not-verified': 'קודם אשרו את כתובת הדוא״ל.',
    forbidden: 'אין לכם גישה לכאן.',
    misconfigured: 'הכניסה לא הוגדרה כראוי. הודיעו לבעל האתר.',
    network: 'אין גישה לשרת. נסו שוב.',
    offline: 'אין חיבור לאינטרנט. בדקו את החיבור.',
    'phone-country': 'איננו שולחים הודעות למספרים במדינה הזו.',
    'phone-locked': 'אי אפשר לשנות כאן את המספר הזה.',
    'phone-or-captcha-refused': 'המספר או הבדיקה לא התקבלו. נסו שוב.',
    'phone-refused': 'המספר הזה לא התקבל. בדקו את הספרות.',
    'portal-busy': 'הפורטל בתחזוקה. נסו שוב מאוחר יותר.',
    'portal-closed': 'הפורטל הזה סגור. פנו לבעליו.',
    'portal-unpaid': 'לא שולם עבור הפורטל הזה. פנו לבעליו.',
    'rate-limited': 'יותר מדי ניסיונות. המתינו מעט.',
    'second-factor-needed': 'כאן נדרש השלב השני שלכם. היכנסו מחדש.',
    server: 'יש תקלה בשרת. נסו שוב מאוחר יותר.',
    'session-expired': 'עבר זמן רב מדי. היכנסו מחדש.',
    'sms-limit': 'כרגע איננו יכולים לשלוח הודעה נוספת.',
    'sms-unavailable': 'כרגע אי אפשר לשלוח הודעות. נסו שוב מאוחר יותר.',
    timeout: 'השרת לא ענה. נסו שוב.',
    unexpected: 'זה לא הצליח. נסו שוב.',
  },
  tryAgainIn: (time) => `נסו שוב בעוד ${time}.`,

  notices: {
    'account-exists': 'למספר הזה יש כבר חשבון. היכנסו איתו.',
    'account-missing': 'למספר הזה אין עדיין חשבון. אפשר ליצור אחד.',
    'attempts-exhausted': 'היו יותר מדי קודים שגויים. אפשר לנסות שוב עכשיו.',
    'captcha-needed': 'נותרה עוד בדיקה אחת לפני ההמשך.',
    'code-needed-again': 'הקוד ההוא כבר לא פעיל. בקשו קוד חדש.',
    'code-wrong': 'הקוד לא נכון. בדקו את ההודעה האחרונה.',
    'details-refused': 'הפרטים האלה לא התקבלו. בדקו אותם.',
    'earlier-code-works': 'הקוד ששלחנו קודם עדיין פעיל.',
    expired: 'תוקף הקוד פג. בקשו קוד חדש.',
    interrupted: 'הדף נטען מחדש. לביטחונכם, התחילו מחדש.',
    'number-changed': 'לחשבון יש עכשיו מספר אחר. הוא מוצג כאן.',
    'password-changed': 'הסיסמה החדשה נקבעה. היכנסו איתה.',
    'phone-changed': 'לחשבון יש עכשיו מספר אחר. הזינו שוב את המספר שלכם.',
    'phone-removed': 'לחשבון אין יותר מספר. הזינו שוב את המספר שלכם.',
    sent: 'התבקש קוד. הוא עשוי להתעכב עד דקה.',
    'sent-recently': 'קוד נשלח לפני רגע. הוא עדיין פעיל.',
    'sms-limit': 'אי אפשר לשלוח עוד הודעה כרגע. הקודים שלכם עדיין פעילים.',
    'start-again': 'זה הסתיים בחלון אחר. התחילו מחדש.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) =>
    seconds >= 60
      ? counted(Math.ceil(seconds / 60), { one: 'דקה אחת', two: 'שתי דקות', other: '# דקות' })
      : counted(seconds, { one: 'שנייה אחת', two: 'שתי שניות', other: '# שניות' }),
}
