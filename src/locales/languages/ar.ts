import { counting } from '../counting.ts'
import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

/** One and two are words of their own, 3 to 10 take the plural, 11 and more the singular again. */
const counted = counting('ar')
/** Of a code, whose characters are not letters. */
const places = { one: 'خانة واحدة', two: 'خانتين', few: '# خانات', other: '# خانة' }
const characters = { one: 'حرف واحد', two: 'حرفان', few: '# أحرف', other: '# حرفًا' }

const takingBack = (brand: string | undefined) => (brand === undefined ? 'جارٍ إعادتك.' : `جارٍ إعادتك إلى ${brand}.`)

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'اطلب رمزًا جديدًا.' : `اطلب رمزًا جديدًا بعد ${wait}.`

/** Every sentence in Arabic. */
export const ar: Messages = {
  language: 'ar',
  direction: 'rtl',

  back: 'رجوع',
  close: 'إغلاق',
  help: 'المساعدة',

  start: {
    loading: 'جارٍ التحميل…',
    failed: 'تعذّر البدء',
    again: 'إعادة المحاولة',
  },

  broken: {
    missing: { heading: 'لم تُحمَّل هذه الخطوة', sentence: 'تحقّق من الاتصال ثم أعد المحاولة.' },
    crashed: { heading: 'حدث خطأ ما', sentence: 'توقّف هذا الجزء عن العمل. أعد المحاولة.' },
    reload: 'إذا لم ينجح ذلك، فأعد تحميل الصفحة.',
    startAgain: 'البدء من جديد',
  },

  credentials: {
    heading: 'تسجيل الدخول',
    sentence: 'استخدم حساب العمل الخاص بك.',
    continueSentence: 'حسابك مرتبط. تابع لإتمام تسجيل الدخول.',
    username: { email: 'البريد الإلكتروني', text: 'اسم المستخدم' },
    password: 'كلمة المرور',
    show: 'إظهار',
    hide: 'إخفاء',
    capsLock: 'مفتاح Caps Lock مفعّل.',
    staySignedIn: 'البقاء مسجّل الدخول',
    submit: 'متابعة',
    again: 'حفاظًا على أمانك، أدخل كلمة المرور مرة أخرى.',
    usernameMissing: { email: 'أدخل بريدك الإلكتروني.', text: 'أدخل اسم المستخدم.' },
    passwordMissing: 'أدخل كلمة المرور.',
    wrong: { email: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.', text: 'اسم المستخدم أو كلمة المرور غير صحيحة.' },
    phoneSentence: 'أدخل رقم هاتفك وكلمة المرور.',
    wrongPhone: 'الرقم أو كلمة المرور غير صحيحة.',
    wrongLink: 'طريقة الدخول هذه لم تعد صالحة. اطلب رابطًا جديدًا.',
    passwordHeading: 'تأكيد هويتك',
    passwordSentence: 'أدخل كلمة المرور للمتابعة.',
    wrongPassword: 'كلمة المرور غير صحيحة.',
    forgot: 'هل نسيت كلمة المرور؟',
  },

  phone: {
    heading: {
      'sign-in': 'تسجيل الدخول',
      'second-factor': 'إضافة هاتفك',
      verify: 'تأكيد رقم هاتفك',
      change: 'تغيير رقمك',
      'sign-up': 'إنشاء حساب',
      'reset-password': 'تعيين كلمة مرور جديدة',
    },
    sentence: {
      'sign-in': 'سنرسل إليك رمزًا في رسالة نصية للتأكد من هويتك.',
      'second-factor': 'ستُرسَل إليه رموز تسجيل الدخول.',
      verify: 'سنرسل رمزًا في رسالة نصية إلى هذا الرقم.',
      change: 'متى أرسلنا رمزًا إلى رقم آخر، لم يعد رقمك الحالي مؤكَّدًا.',
      'sign-up': 'سنرسل إليك رمزًا في رسالة نصية، ثم نطلب اسمك.',
      'reset-password': 'سنرسل إليك رمزًا في رسالة نصية، ثم نطلب كلمة مرور جديدة.',
    },
    label: 'رقم الهاتف',
    country: 'البلد',
    countryChosen: (country, callingCode) => `البلد: ${country} +${callingCode}`,
    searchCountry: 'البلد أو رمزه',
    countriesFound: (count) => `عدد البلدان: ${count}`,
    noCountryFound: 'لا يوجد بلد بهذا الاسم. تحقق من الكتابة أو جرّب رمز الاتصال.',
    preferredCountries: 'مقترحة',
    otherCountries: 'كل البلدان',
    only: (callingCode, countries) =>
      callingCode === undefined ? `أرقام ${countries} فقط.` : `أرقام \u2066+${callingCode}\u2069 فقط: ${countries}.`,
    hint: 'تُطبّق رسوم الرسائل المعتادة.',
    submit: 'متابعة',
    problems: {
      empty: 'أدخل رقم هاتفك.',
      'too-short': 'هذا الرقم قصير جدًا. ربما تنقصه خانة.',
      'too-long': 'هذا الرقم طويل جدًا. تحقق من الأرقام.',
      impossible: 'لا يوجد رقم كهذا. تحقق من الأرقام.',
      country: 'لا يمكننا إرسال رسائل إلى أرقام هذا البلد.',
      extension: 'لا تصل الرسائل إلى رقم تحويلة. أدخل رقمًا مباشرًا.',
      'not-a-number': 'هذا ليس رقم هاتف.',
      unchecked: 'تعذّر التحقق من الرقم. أعد المحاولة.',
    },
  },

  code: {
    heading: { sms: 'أدخل الرمز', app: 'أدخل الرمز' },
    sentTo: ['أُرسل إلى ', ''],
    sent: 'أرسلناه في رسالة نصية.',
    fromApp: 'تجده في تطبيق المصادقة لديك.',
    whole: 'يُتحقَّق من الرمز فور اكتماله.',
    backupSentence: 'استخدم رمزًا احتياطيًا حفظته. كل رمز يعمل مرة واحدة.',
    label: 'الرمز',
    backupLabel: 'الرمز الاحتياطي',
    useBackupCode: 'استخدام رمز احتياطي',
    useApp: 'استخدام تطبيق المصادقة',
    useMessage: 'استخدام الرمز المرسل',
    otherMethods: 'طرق أخرى للتأكيد',
    lostPhone: 'هل فقدت هاتفك؟',
    changeNumber: 'تغيير الرقم',
    resend: 'إرسال مرة أخرى',
    resendIn: (time) => `بعد ${time}`,
    resendReady: 'يمكنك طلب رمز جديد الآن.',
    messageInstead: 'إرسال الرمز في رسالة نصية',
    backToApp: 'العودة إلى التطبيق',
    trustDevice: 'الوثوق بهذا المتصفح',
    trustDeviceHint: 'بلا رمز في المرة القادمة. على جهازك الخاص فقط.',
    validFor: 'صالح لمدة',
    expired: 'انتهت الصلاحية',
    blocked: (time) => `محاولات كثيرة جدًا. انتظر نحو ${time}.`,
    missing: 'أدخل الرمز.',
    wrongFromApp: 'الرمز غير صحيح. أدخل الرمز الظاهر الآن.',
    wrongBackup: 'الرمز غير صحيح أو استُخدم من قبل.',
    dead: {
      'attempts-exhausted': (wait) => `رموز خاطئة كثيرة جدًا. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `لم يعد هذا الرمز صالحًا. ${anotherCode(wait)}`,
      expired: (wait) => `انتهت صلاحية الرمز. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `يتكوّن الرمز من ${counted(length, places)}.`,
    submit: 'تأكيد',
    slow: 'قد يستغرق وصول الرسالة دقيقة.',
  },

  enrol: {
    heading: 'إعداد تطبيق المصادقة',
    sentence: 'أضف هذا إلى تطبيق المصادقة، ثم أدخل الرمز الذي يظهره.',
    picture: 'رمز QR لمسحه بتطبيق المصادقة',
    open: 'الفتح في التطبيق',
    scan: 'المسح بجهاز آخر',
    key: 'أو اكتب هذا المفتاح',
    copy: 'نسخ المفتاح',
    copied: 'نُسخ',
    label: 'الرمز من التطبيق',
    submit: 'تفعيل',
  },

  details: {
    heading: 'أوشكنا على الانتهاء',
    sentence: 'بقيت بعض البيانات.',
    ofPassword: { heading: 'تعيين كلمة مرور جديدة', sentence: 'ستسجّل الدخول بها من الآن فصاعدًا.' },
    fields: {
      name: 'اسمك',
      email: 'البريد الإلكتروني',
      username: 'اسم المستخدم',
      password: 'كلمة مرور جديدة',
    },
    newPassword: 'كلمة مرور جديدة',
    missing: {
      name: 'أدخل اسمك.',
      email: 'أدخل بريدك الإلكتروني.',
      username: 'أدخل اسم المستخدم.',
    },
    newPasswordMissing: 'أدخل كلمة مرور جديدة.',
    otherMissing: 'هذا الحقل ما زال فارغًا.',
    tooShort: (minimum) => `الحد الأدنى ${counted(minimum, characters)}.`,
    tooLong: (maximum) => `الحد الأقصى ${counted(maximum, characters)}.`,
    submit: 'متابعة',
  },

  backupCodes: {
    heading: 'احفظ رموزك الاحتياطية',
    sentence: 'كل رمز يسجّل دخولك مرة واحدة إذا فقدت هاتفك. لن تظهر مرة أخرى.',
    copy: 'نسخ',
    copied: 'نُسخت',
    download: 'تنزيل',
    printFailed: 'لا يمكن الطباعة من هذا المتصفح. انسخ الرموز أو نزّلها.',
    fileName: 'backup-codes',
    print: 'طباعة',
    submit: 'لقد حفظتها',
  },

  confirm: {
    'add-app': {
      heading: 'إعداد تطبيق المصادقة',
      sentence: 'سيعرض تطبيق المصادقة في هاتفك رموز تسجيل الدخول.',
      submit: 'متابعة',
      keep: 'ليس الآن',
    },
    'remove-app': {
      heading: 'إزالة تطبيق المصادقة؟',
      sentence: 'ستتوقف رموز التطبيق عن العمل فورًا.',
      submit: 'إزالة',
      keep: 'إبقاء',
    },
    'add-sms': {
      heading: 'الرموز عبر الرسائل النصية',
      sentence: 'عند تسجيل الدخول سيُرسَل رمز إلى رقمك.',
      submit: 'تفعيل',
      keep: 'ليس الآن',
    },
    'remove-sms': {
      heading: 'إيقاف الرموز النصية؟',
      sentence: 'لن تُرسَل إليك رموز تسجيل الدخول بعد الآن. سيبقى رقمك.',
      submit: 'إيقاف',
      keep: 'إبقاء',
    },
    'remove-phone': {
      heading: 'إزالة رقمك؟',
      sentence: 'لن يمكن إرسال رموز تسجيل الدخول إليه بعد الآن.',
      submit: 'إزالة',
      keep: 'إبقاء',
    },
  },

  kept: { unchanged: 'لم يتغيّر شيء', unclear: 'ربما تم ذلك بالفعل', sentence: takingBack },

  signInAgain: {
    heading: 'سجّل الدخول مرة أخرى',
    sentence: 'يلزم هنا التحقق بخطوة ثانية. سجّل الدخول بها ثم عُد.',
    keepApp: 'قد يكون تطبيق المصادقة مفعّلًا. أبقِه وسجّل الدخول برمزه.',
    submit: 'تسجيل الدخول مرة أخرى',
    done: 'سجّل الدخول مرة أخرى، والآن بالخطوة الثانية.',
  },

  done: {
    'signed-in': {
      heading: 'تم تسجيل دخولك',
      sentence: (brand) => (brand === undefined ? 'جارٍ نقلك.' : `جارٍ نقلك إلى ${brand}.`),
    },
    'phone-verified': {
      heading: 'تم تأكيد رقمك',
      sentence: takingBack,
    },
    'add-app': { heading: 'تم تفعيل تطبيق المصادقة', sentence: takingBack },
    'remove-app': { heading: 'تمت إزالة تطبيق المصادقة', sentence: takingBack },
    'add-sms': { heading: 'تم تفعيل الرموز النصية', sentence: takingBack },
    'remove-sms': { heading: 'تم إيقاف الرموز النصية', sentence: takingBack },
    'remove-phone': { heading: 'تمت إزالة رقمك', sentence: takingBack },
  },

  captcha: {
    label: 'أكّد أنك لست روبوتًا',
    coming: 'سيظهر هنا اختبار الروبوت.',
    loading: 'جارٍ تحميل الاختبار…',
    retry: 'إعادة التحميل',
    tick: 'ضع علامة في المربّع أعلاه للمتابعة.',
  },

  copyFailed: 'تعذّر النسخ. حدّد النص بدلًا من ذلك.',

  errors: {
    'account-disabled': 'هذا الحساب معطّل. راجع المسؤول.',
    'account-not-found': 'لا يمكننا إرسال رمز إلى هذا الرقم.',
    'already-verified': 'هذا مؤكَّد من قبل.',
    'captcha-closed': 'أُغلق الاختبار. أعد المحاولة متى شئت.',
    'captcha-expired': 'انتهى وقت الاختبار. أجرِه مرة أخرى.',
    'captcha-refused': 'لم يُقبل الاختبار. أعد المحاولة.',
    'captcha-unavailable': 'لم يُحمَّل الاختبار. قد يمنعه مانع الإعلانات.',
    'code-expired': 'انتهت صلاحية الرمز. اطلب رمزًا جديدًا.',
    'code-wrong': 'الرمز غير صحيح. راجع آخر رسالة.',
    'code-wrong-or-expired': 'الرمز غير صحيح أو انتهت صلاحيته.',
    conflict: 'تغيّر شيء في الأثناء. أعد المحاولة.',
    'credentials-wrong': 'الاسم أو كلمة المرور غير صحيحة.',
    'email-not-verified': 'أكّد عنوان بريدك الإلكتروني أولًا.',
    forbidden: 'ليس لديك إذن بالدخول هنا.',
    misconfigured: 'ضبط تسجيل الدخول غير صحيح. أبلغ صاحب الموقع.',
    network: 'تعذّر الوصول إلى الخادم. أعد المحاولة.',
    offline: 'لا اتصال بالإنترنت. تحقق من الاتصال.',
    'phone-country': 'لا يمكننا إرسال رسائل إلى أرقام هذا البلد.',
    'phone-locked': 'لا يمكن تغيير هذا الرقم هنا.',
    'phone-or-captcha-refused': 'لم يُقبل الرقم أو اختبار الروبوت. أعد المحاولة.',
    'phone-refused': 'لم يُقبل هذا الرقم. تحقق من الأرقام.',
    'portal-busy': 'البوابة قيد الصيانة. أعد المحاولة لاحقًا.',
    'portal-closed': 'هذه البوابة مغلقة. راجع صاحبها.',
    'portal-unpaid': 'لم تُدفع رسوم هذه البوابة. راجع صاحبها.',
    'rate-limited': 'محاولات كثيرة جدًا. انتظر قليلًا.',
    'second-factor-needed': 'يلزم هنا التحقق بخطوة ثانية. سجّل الدخول مرة أخرى.',
    server: 'في الخادم مشكلة. أعد المحاولة لاحقًا.',
    'session-expired': 'استغرق ذلك وقتًا طويلًا جدًا. سجّل الدخول من جديد.',
    'sms-limit': 'لا يمكننا إرسال رسالة أخرى الآن.',
    'sms-unavailable': 'لا يمكن إرسال الرسائل الآن. أعد المحاولة لاحقًا.',
    timeout: 'لم يُجب الخادم. أعد المحاولة.',
    unexpected: 'لم ينجح ذلك. أعد المحاولة.',
  },
  tryAgainIn: (time) => `أعد المحاولة بعد ${time}.`,

  notices: {
    'account-exists': 'لهذا الرقم حساب بالفعل. سجّل الدخول به.',
    'account-missing': 'لا حساب لهذا الرقم بعد. يمكنك إنشاء حساب.',
    'attempts-exhausted': 'كانت الرموز الخاطئة كثيرة جدًا. يمكنك المحاولة مجددًا الآن.',
    'captcha-needed': 'بقي اختبار واحد قبل المتابعة.',
    'code-needed-again': 'لم يعد هذا الرمز صالحًا. اطلب رمزًا جديدًا.',
    'code-wrong': 'الرمز غير صحيح. راجع آخر رسالة.',
    'details-refused': 'لم تُقبل هذه البيانات. راجعها.',
    'earlier-code-works': 'الرمز الذي أرسلناه من قبل ما زال صالحًا.',
    expired: 'انتهت صلاحية الرمز. اطلب رمزًا جديدًا.',
    interrupted: 'أُعيد تحميل الصفحة. حفاظًا على أمانك، ابدأ من جديد.',
    'number-changed': 'أصبح لحسابك رقم آخر، وهو الظاهر هنا.',
    'password-changed': 'عُيّنت كلمة المرور الجديدة. سجّل الدخول بها.',
    'phone-changed': 'تغيّر رقم حسابك. أدخل رقمك مرة أخرى.',
    'phone-removed': 'لم يعد لحسابك رقم. أدخل رقمك مجددًا.',
    sent: 'طُلب رمز. قد يستغرق وصوله دقيقة.',
    'sent-recently': 'أُرسل رمز قبل قليل وما زال صالحًا.',
    'sms-limit': 'لا يمكننا إرسال رسالة أخرى الآن. رموزك ما زالت صالحة.',
    'start-again': 'أُنهي هذا في نافذة أخرى. ابدأ من جديد.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) =>
    seconds >= 60
      ? counted(Math.ceil(seconds / 60), { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', other: '# دقيقة' })
      : counted(seconds, { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', other: '# ثانية' }),
}
