import { counting } from '../counting.ts'
import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import { beCountries } from '../countryNames/be.ts'
import type { Messages } from '../messages.ts'

const counted = counting('be')
const characters = { one: '# сімвал', few: '# сімвалы', other: '# сімвалаў' }

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Вяртаем вас на старонку.' : `Вяртаемся ў ${brand}.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Атрымайце новы.' : `Новы можна атрымаць праз ${wait}.`

/** Every sentence in Belarusian. */
export const be: Messages = {
  language: 'be',
  direction: 'ltr',
  countryNames: beCountries,

  back: 'Назад',
  close: 'Закрыць',
  help: 'Дапамога',

  start: {
    loading: 'Загружаем…',
    failed: 'Не ўдалося пачаць',
    again: 'Паспрабаваць яшчэ раз',
  },

  broken: {
    missing: { heading: 'Гэты крок не загрузіўся', sentence: 'Праверце злучэнне і паспрабуйце яшчэ раз.' },
    crashed: { heading: 'Нешта пайшло не так', sentence: 'Гэтая частка перастала працаваць. Паспрабуйце яшчэ раз.' },
    reload: 'Калі не дапаможа, абнавіце старонку.',
    startAgain: 'Пачаць нанава',
  },

  credentials: {
    heading: 'Уваход',
    sentence: 'Увайдзіце ў працоўны ўліковы запіс.',
    continueSentence: 'Уліковы запіс падключаны. Засталося завяршыць уваход.',
    username: { email: 'Пошта', text: 'Імя карыстальніка' },
    password: 'Пароль',
    show: 'Паказаць',
    hide: 'Схаваць',
    capsLock: 'Уключаны Caps Lock.',
    staySignedIn: 'Запомніць мяне',
    submit: 'Працягнуць',
    again: 'Дзеля бяспекі ўвядзіце пароль яшчэ раз.',
    usernameMissing: { email: 'Увядзіце пошту.', text: 'Увядзіце імя карыстальніка.' },
    wrong: { email: 'Няправільная пошта або пароль.', text: 'Няправільнае імя карыстальніка або пароль.' },
    passwordMissing: 'Увядзіце пароль.',
    phoneSentence: 'Увядзіце нумар тэлефона і пароль.',
    wrongPhone: 'Няправільны нумар або пароль.',
    wrongLink: 'Гэты спосаб уваходу больш не дзейнічае. Папрасіце новую спасылку.',
    passwordHeading: 'Пацвердзіце, што гэта вы',
    passwordSentence: 'Увядзіце пароль, каб працягнуць.',
    wrongPassword: 'Няправільны пароль.',
    forgot: 'Забылі пароль?',
  },

  phone: {
    heading: {
      'sign-in': 'Уваход',
      'second-factor': 'Дадайце тэлефон',
      verify: 'Пацвердзіце тэлефон',
      change: 'Змена нумара',
      'sign-up': 'Рэгістрацыя',
      'reset-password': 'Новы пароль',
    },
    sentence: {
      'sign-in': 'Адправім код у SMS, каб пераканацца, што гэта вы.',
      'second-factor': 'На яго будуць прыходзіць коды для ўваходу.',
      verify: 'Адправім на гэты нумар код у SMS.',
      change: 'Як толькі мы адправім код на іншы нумар, цяперашні перастане быць пацверджаным.',
      'sign-up': 'Адправім код у SMS, потым спытаем імя.',
      'reset-password': 'Адправім код у SMS, потым спытаем новы пароль.',
    },
    label: 'Нумар тэлефона',
    country: 'Краіна',
    countryChosen: (country, callingCode) => `Краіна: ${country} +${callingCode}`,
    searchCountry: 'Краіна або код',
    countriesFound: (count) => `Знойдзена: ${counted(count, { one: '# краіна', few: '# краіны', other: '# краін' })}`,
    noCountryFound: 'Такой краіны няма. Праверце назву або ўвядзіце код.',
    preferredCountries: 'Прапанаваныя',
    otherCountries: 'Усе краіны',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Толькі нумары краін: ${countries}.` : `Толькі нумары +${callingCode}: ${countries}.`,
    hint: 'SMS аплачваецца паводле вашага тарыфу.',
    submit: 'Працягнуць',
    problems: {
      empty: 'Увядзіце нумар тэлефона.',
      'too-short': 'Нумар закароткі: не хапае лічбаў.',
      'too-long': 'Нумар задоўгі: ёсць лішнія лічбы.',
      impossible: 'Такога нумара не бывае. Праверце лічбы.',
      country: 'На нумары гэтай краіны мы не адпраўляем SMS.',
      extension: 'SMS не дойдзе на ўнутраны нумар. Увядзіце прамы.',
      'not-a-number': 'Гэта не нумар тэлефона.',
      unchecked: 'Нумар не ўдалося праверыць. Паспрабуйце яшчэ раз.',
    },
  },

  code: {
    heading: { sms: 'Увядзіце код', app: 'Увядзіце код' },
    sentTo: ['Адправілі на ', ''],
    sent: 'Мы адправілі яго ў SMS.',
    fromApp: 'Код пакажа ваш аўтэнтыфікатар.',
    whole: 'Код правяраецца адразу, як толькі ўведзены цалкам.',
    backupSentence: 'Увядзіце рэзервовы код. Кожны дзейнічае адзін раз.',
    label: 'Код',
    backupLabel: 'Рэзервовы код',
    useBackupCode: 'Увесці рэзервовы код',
    useApp: 'Увесці код з аўтэнтыфікатара',
    useMessage: 'Увесці код з SMS',
    otherMethods: 'Іншыя спосабы пацвердзіць уваход',
    lostPhone: 'Няма доступу да тэлефона?',
    changeNumber: 'Змяніць нумар',
    resend: 'Адправіць яшчэ раз',
    resendIn: (time) => `праз ${time}`,
    resendReady: 'Можна атрымаць новы код.',
    messageInstead: 'Адправіць код у SMS',
    backToApp: 'Да аўтэнтыфікатара',
    trustDevice: 'Давяраць гэтаму браўзеру',
    trustDeviceHint: 'Наступным разам без кода. Толькі на сваёй прыладзе.',
    validFor: 'Дзейнічае яшчэ',
    expired: 'Тэрмін скончыўся',
    blocked: (time) => `Зашмат спроб. Пачакайце прыкладна ${time}.`,
    missing: 'Увядзіце код.',
    wrongFromApp: 'Код не падыходзіць. Увядзіце той, што на экране цяпер.',
    wrongBackup: 'Код не падыходзіць або ўжо выкарыстаны.',
    dead: {
      'attempts-exhausted': (wait) => `Зашмат няправільных кодаў. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Гэты код больш не дзейнічае. ${anotherCode(wait)}`,
      expired: (wait) => `Тэрмін дзеяння кода скончыўся. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `У кодзе ${counted(length, characters)}.`,
    submit: 'Пацвердзіць',
    slow: 'SMS можа ісці каля хвіліны.',
  },

  enrol: {
    heading: 'Наладзьце аўтэнтыфікатар',
    sentence: 'Дадайце гэта ў аўтэнтыфікатар і ўвядзіце код, які ён пакажа.',
    picture: 'QR-код для аўтэнтыфікатара',
    open: 'Адкрыць у аўтэнтыфікатары',
    scan: 'Сканаваць іншай прыладай',
    key: 'Або ўвядзіце ключ',
    copy: 'Скапіяваць ключ',
    copied: 'Скапіявана',
    label: 'Код з аўтэнтыфікатара',
    submit: 'Уключыць',
  },

  details: {
    heading: 'Амаль гатова',
    sentence: 'Засталося ўвесці некаторыя даныя.',
    ofPassword: { heading: 'Новы пароль', sentence: 'Далей будзеце ўваходзіць з ім.' },
    fields: {
      name: 'Ваша імя',
      email: 'Пошта',
      username: 'Імя карыстальніка',
      password: 'Новы пароль',
    },
    newPassword: 'Новы пароль',
    missing: {
      name: 'Увядзіце імя.',
      email: 'Увядзіце пошту.',
      username: 'Увядзіце імя карыстальніка.',
    },
    newPasswordMissing: 'Увядзіце новы пароль.',
    otherMissing: 'Тут пакуль пуста.',
    tooShort: (minimum) => `Не менш за ${counted(minimum, characters)}.`,
    tooLong: (maximum) => `Не больш за ${counted(maximum, characters)}.`,
    submit: 'Працягнуць',
  },

  backupCodes: {
    heading: 'Захавайце рэзервовыя коды',
    sentence: 'З кожным можна ўвайсці адзін раз, калі тэлефона няма побач. Больш мы іх не пакажам.',
    copy: 'Скапіяваць',
    copied: 'Скапіявана',
    download: 'Спампаваць',
    printFailed: 'Гэты браўзер не друкуе. Скапіюйце або спампуйце коды.',
    fileName: 'рэзервовыя-коды',
    print: 'Раздрукаваць',
    submit: 'Коды захаваны',
  },

  confirm: {
    'add-app': {
      heading: 'Падключыце аўтэнтыфікатар',
      sentence: 'Коды для ўваходу будзе паказваць аўтэнтыфікатар на вашым тэлефоне.',
      submit: 'Працягнуць',
      keep: 'Не цяпер',
    },
    'remove-app': {
      heading: 'Адключыць аўтэнтыфікатар?',
      sentence: 'Коды з аўтэнтыфікатара адразу перастануць дзейнічаць.',
      submit: 'Адключыць',
      keep: 'Пакінуць',
    },
    'add-sms': {
      heading: 'Коды ў SMS',
      sentence: 'Пры ўваходзе код будзе прыходзіць на ваш нумар.',
      submit: 'Уключыць',
      keep: 'Не цяпер',
    },
    'remove-sms': {
      heading: 'Адключыць коды ў SMS?',
      sentence: 'Коды для ўваходу больш не будуць прыходзіць. Нумар застанецца.',
      submit: 'Адключыць',
      keep: 'Пакінуць',
    },
    'remove-phone': {
      heading: 'Выдаліць нумар?',
      sentence: 'Коды для ўваходу больш не будуць на яго прыходзіць.',
      submit: 'Выдаліць',
      keep: 'Пакінуць',
    },
  },

  kept: { unchanged: 'Нічога не змянілася', unclear: 'Магчыма, гэта ўжо зроблена', sentence: takingBack },

  signInAgain: {
    heading: 'Увайдзіце яшчэ раз',
    sentence: 'Патрэбны другі крок уваходу. Увайдзіце з ім і вяртайцеся.',
    keepApp: 'Магчыма, аўтэнтыфікатар уключаны. Не выдаляйце яго і зноў увайдзіце з яго кодам.',
    submit: 'Увайсці яшчэ раз',
    done: 'Увайдзіце яшчэ раз, цяпер з другім крокам.',
  },

  done: {
    'signed-in': {
      heading: 'Вы ўвайшлі',
      sentence: (brand) => (brand === undefined ? 'Зараз усё адкрыецца.' : `Адкрываем ${brand}.`),
    },
    'phone-verified': { heading: 'Нумар пацверджаны', sentence: takingBack },
    'add-app': { heading: 'Аўтэнтыфікатар падключаны', sentence: takingBack },
    'remove-app': { heading: 'Аўтэнтыфікатар адключаны', sentence: takingBack },
    'add-sms': { heading: 'Коды ў SMS уключаны', sentence: takingBack },
    'remove-sms': { heading: 'Коды ў SMS адключаны', sentence: takingBack },
    'remove-phone': { heading: 'Нумар выдалены', sentence: takingBack },
  },

  captcha: {
    label: 'Пацвердзіце, што вы не робат',
    coming: 'Тут будзе праверка.',
    loading: 'Праверка загружаецца…',
    retry: 'Загрузіць яшчэ раз',
    tick: 'Каб працягнуць, адзначце поле вышэй.',
  },

  copyFailed: 'Не ўдалося скапіяваць. Вылучыце тэкст уручную.',

  errors: {
    'account-disabled': 'Уліковы запіс адключаны. Звярніцеся да адміністратара.',
    'account-not-found': 'Не ўдаецца адправіць код на гэты нумар.',
    'already-verified': 'Гэта ўжо пацверджана.',
    'captcha-closed': 'Праверка закрыта. Паспрабуйце, калі будзеце гатовыя.',
    'captcha-expired': 'Час праверкі скончыўся. Прайдзіце яе яшчэ раз.',
    'captcha-refused': 'Праверка не пройдзена. Паспрабуйце яшчэ раз.',
    'captcha-unavailable': 'Праверка не загрузілася. Яе мог спыніць блакіроўшчык.',
    'code-expired': 'Тэрмін дзеяння кода скончыўся. Атрымайце новы.',
    'code-wrong': 'Код не падыходзіць. Праверце апошняе SMS.',
    'code-wrong-or-expired': 'Код няправільны або ўжо не дзейнічае.',
    conflict: 'Даныя паспелі змяніцца. Паспрабуйце яшчэ раз.',
    'credentials-wrong': 'Няправільнае імя або пароль.',
    'email-not-verified': 'Спачатку пацвердзіце адрас пошты.',
    forbidden: 'У вас няма доступу.',
    misconfigured: 'Уваход наладжаны няправільна. Паведаміце ўладальніку сайта.',
    network: 'Сервер недаступны. Паспрабуйце яшчэ раз.',
    offline: 'Няма інтэрнэту. Праверце злучэнне.',
    'phone-country': 'На нумары гэтай краіны мы не адпраўляем SMS.',
    'phone-locked': 'Гэты нумар тут змяніць нельга.',
    'phone-or-captcha-refused': 'Нумар або праверка не прыняты. Паспрабуйце яшчэ раз.',
    'phone-refused': 'Нумар не прыняты. Праверце лічбы.',
    'portal-busy': 'На партале ідуць работы. Паспрабуйце пазней.',
    'portal-closed': 'Партал закрыты. Звярніцеся да яго ўладальніка.',
    'portal-unpaid': 'Партал не аплачаны. Звярніцеся да яго ўладальніка.',
    'rate-limited': 'Зашмат спроб. Крыху пачакайце.',
    'second-factor-needed': 'Патрэбны другі крок уваходу. Увайдзіце яшчэ раз.',
    server: 'На серверы памылка. Паспрабуйце пазней.',
    'session-expired': 'Прайшло зашмат часу. Увайдзіце нанава.',
    'sms-limit': 'Новае SMS пакуль адправіць нельга.',
    'sms-unavailable': 'SMS цяпер не адпраўляюцца. Паспрабуйце пазней.',
    timeout: 'Сервер не адказаў. Паспрабуйце яшчэ раз.',
    unexpected: 'Не атрымалася. Паспрабуйце яшчэ раз.',
  },
  tryAgainIn: (time) => `Паўтарыце праз ${time}.`,

  notices: {
    'account-exists': 'На гэты нумар ужо ёсць уліковы запіс. Увайдзіце.',
    'account-missing': 'На гэты нумар няма ўліковага запісу. Яго можна стварыць.',
    'attempts-exhausted': 'Зашмат няправільных кодаў. Можна паспрабаваць зноў.',
    'captcha-needed': 'Засталася яшчэ адна праверка.',
    'code-needed-again': 'Гэты код больш не дзейнічае. Атрымайце новы.',
    'code-wrong': 'Код не падыходзіць. Праверце апошняе SMS.',
    'details-refused': 'Гэтыя даныя не прыняты. Праверце іх.',
    'earlier-code-works': 'Код, адпраўлены раней, яшчэ дзейнічае.',
    expired: 'Тэрмін дзеяння кода скончыўся. Атрымайце новы.',
    interrupted: 'Старонка абнавілася. Дзеля бяспекі пачніце нанава.',
    'number-changed': 'Ва ўліковага запісу цяпер іншы нумар. Ён паказаны тут.',
    'password-changed': 'Новы пароль зададзены. Увайдзіце з ім.',
    'phone-changed': 'Ва ўліковага запісу цяпер іншы нумар. Увядзіце свой яшчэ раз.',
    'phone-removed': 'Ва ўліковага запісу больш няма нумара. Увядзіце свой зноў.',
    sent: 'Код замоўлены. Ён можа ісці каля хвіліны.',
    'sent-recently': 'Код адпраўлены толькі што. Ён яшчэ дзейнічае.',
    'sms-limit': 'Новых SMS пакуль не будзе. Вашы коды яшчэ дзейнічаюць.',
    'start-again': 'Гэта завершана ў іншым акне. Пачніце нанава.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) =>
    seconds >= 60
      ? counted(Math.ceil(seconds / 60), { one: '# хвіліну', few: '# хвіліны', other: '# хвілін' })
      : counted(seconds, { one: '# секунду', few: '# секунды', other: '# секунд' }),
}
