import { counting } from '../counting.ts'
import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const counted = counting('uk')
const characters = { one: '# символ', few: '# символи', many: '# символів', other: '# символу' }
const charactersOf = { one: '# символу', other: '# символів' }

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Повертаємо вас на сторінку.' : `Повертаємося до ${brand}.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Отримайте новий.' : `Новий можна отримати через ${wait}.`

/** Every sentence in Ukrainian. */
export const uk: Messages = {
  language: 'uk',
  direction: 'ltr',

  back: 'Назад',
  close: 'Закрити',
  help: 'Допомога',

  start: {
    loading: 'Завантажуємо…',
    failed: 'Не вдалося почати',
    again: 'Спробувати ще раз',
  },

  broken: {
    missing: { heading: 'Цей крок не завантажився', sentence: 'Перевірте з’єднання та спробуйте ще раз.' },
    crashed: { heading: 'Щось пішло не так', sentence: 'Ця частина перестала працювати. Спробуйте ще раз.' },
    reload: 'Якщо не допоможе, оновіть сторінку.',
    startAgain: 'Почати знову',
  },

  credentials: {
    heading: 'Вхід',
    sentence: 'Увійдіть у робочий обліковий запис.',
    continueSentence: 'Обліковий запис під’єднано. Залишилося завершити вхід.',
    username: { email: 'Пошта', text: 'Ім’я користувача' },
    password: 'Пароль',
    show: 'Показати',
    hide: 'Сховати',
    capsLock: 'Увімкнено Caps Lock.',
    staySignedIn: 'Запам’ятати мене',
    submit: 'Продовжити',
    again: 'Задля безпеки введіть пароль ще раз.',
    usernameMissing: { email: 'Вкажіть пошту.', text: 'Вкажіть ім’я користувача.' },
    wrong: { email: 'Неправильна пошта або пароль.', text: 'Неправильне ім’я користувача або пароль.' },
    passwordMissing: 'Введіть пароль.',
    phoneSentence: 'Введіть номер телефону та пароль.',
    wrongPhone: 'Неправильний номер або пароль.',
    wrongLink: 'Цей спосіб входу більше не діє. Попросіть нове посилання.',
    passwordHeading: 'Підтвердьте, що це ви',
    passwordSentence: 'Введіть пароль, щоб продовжити.',
    wrongPassword: 'Неправильний пароль.',
    forgot: 'Забули пароль?',
  },

  phone: {
    heading: {
      'sign-in': 'Вхід',
      'second-factor': 'Додайте телефон',
      verify: 'Підтвердьте телефон',
      change: 'Зміна номера',
      'sign-up': 'Реєстрація',
      'reset-password': 'Новий пароль',
    },
    sentence: {
      'sign-in': 'Надішлемо код в SMS, щоб переконатися, що це ви.',
      'second-factor': 'На нього надходитимуть коди для входу.',
      verify: 'Надішлемо на цей номер код в SMS.',
      change: 'Щойно ми надішлемо код на інший номер, теперішній перестане бути підтвердженим.',
      'sign-up': 'Надішлемо код в SMS, потім запитаємо ім’я.',
      'reset-password': 'Надішлемо код в SMS, потім запитаємо новий пароль.',
    },
    label: 'Номер телефону',
    country: 'Країна',
    countryChosen: (country, callingCode) => `Країна: ${country} +${callingCode}`,
    searchCountry: 'Країна або код',
    countriesFound: (count) =>
      `Знайдено: ${counted(count, { one: '# країна', few: '# країни', many: '# країн', other: '# країни' })}`,
    noCountryFound: 'Такої країни немає. Перевірте назву або введіть код.',
    preferredCountries: 'Пропоновані',
    otherCountries: 'Усі країни',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Лише номери країн: ${countries}.` : `Лише номери +${callingCode}: ${countries}.`,
    hint: 'SMS оплачується за вашим тарифом.',
    submit: 'Продовжити',
    problems: {
      empty: 'Введіть номер телефону.',
      'too-short': 'Номер закороткий: бракує цифр.',
      'too-long': 'Номер задовгий: є зайві цифри.',
      impossible: 'Такого номера не буває. Перевірте цифри.',
      country: 'На номери цієї країни ми не надсилаємо SMS.',
      extension: 'SMS не дійде на внутрішній номер. Вкажіть прямий.',
      'not-a-number': 'Це не номер телефону.',
      unchecked: 'Номер не вдалося перевірити. Спробуйте ще раз.',
    },
  },

  code: {
    heading: { sms: 'Введіть код', app: 'Введіть код' },
    sentTo: ['Надіслали на ', ''],
    sent: 'Ми надіслали його в SMS.',
    fromApp: 'Код покаже ваш автентифікатор.',
    whole: 'Код перевіряється одразу, щойно його введено повністю.',
    backupSentence: 'Введіть резервний код. Кожен діє один раз.',
    label: 'Код',
    backupLabel: 'Резервний код',
    useBackupCode: 'Ввести резервний код',
    useApp: 'Ввести код з автентифікатора',
    useMessage: 'Ввести код з SMS',
    otherMethods: 'Інші способи підтвердити вхід',
    lostPhone: 'Немає доступу до телефону?',
    changeNumber: 'Змінити номер',
    resend: 'Надіслати ще раз',
    resendIn: (time) => `через ${time}`,
    resendReady: 'Можна отримати новий код.',
    messageInstead: 'Надіслати код в SMS',
    backToApp: 'До автентифікатора',
    trustDevice: 'Довіряти цьому браузеру',
    trustDeviceHint: 'Наступного разу без коду. Лише на своєму пристрої.',
    validFor: 'Діє ще',
    expired: 'Термін сплив',
    blocked: (time) => `Забагато спроб. Зачекайте приблизно ${time}.`,
    missing: 'Введіть код.',
    wrongFromApp: 'Код не підходить. Введіть той, що на екрані зараз.',
    wrongBackup: 'Код не підходить або його вже використано.',
    dead: {
      'attempts-exhausted': (wait) => `Забагато неправильних кодів. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Цей код більше не діє. ${anotherCode(wait)}`,
      expired: (wait) => `Термін дії коду сплив. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `У коді ${counted(length, characters)}.`,
    submit: 'Підтвердити',
    slow: 'SMS може йти близько хвилини.',
  },

  enrol: {
    heading: 'Налаштуйте автентифікатор',
    sentence: 'Додайте це в автентифікатор і введіть код, який він покаже.',
    picture: 'QR-код для автентифікатора',
    open: 'Відкрити в автентифікаторі',
    scan: 'Сканувати іншим пристроєм',
    key: 'Або введіть ключ',
    copy: 'Копіювати ключ',
    copied: 'Скопійовано',
    label: 'Код з автентифікатора',
    submit: 'Увімкнути',
  },

  details: {
    heading: 'Майже готово',
    sentence: 'Вкажіть ще деякі дані.',
    ofPassword: { heading: 'Новий пароль', sentence: 'Надалі входитимете з ним.' },
    fields: {
      name: 'Ваше ім’я',
      email: 'Пошта',
      username: 'Ім’я користувача',
      password: 'Новий пароль',
    },
    newPassword: 'Новий пароль',
    missing: {
      name: 'Вкажіть ім’я.',
      email: 'Вкажіть пошту.',
      username: 'Вкажіть ім’я користувача.',
    },
    newPasswordMissing: 'Введіть новий пароль.',
    otherMissing: 'Тут поки порожньо.',
    tooShort: (minimum) => `Щонайменше ${counted(minimum, characters)}.`,
    tooLong: (maximum) => `Не більше ${counted(maximum, charactersOf)}.`,
    submit: 'Продовжити',
  },

  backupCodes: {
    heading: 'Збережіть резервні коди',
    sentence: 'За кожним можна ввійти один раз, якщо телефона немає поруч. Більше ми їх не покажемо.',
    copy: 'Копіювати',
    copied: 'Скопійовано',
    download: 'Завантажити',
    printFailed: 'Цей браузер не друкує. Скопіюйте або завантажте коди.',
    fileName: 'резервні-коди',
    print: 'Друкувати',
    submit: 'Коди збережено',
  },

  confirm: {
    'add-app': {
      heading: 'Під’єднайте автентифікатор',
      sentence: 'Коди для входу показуватиме автентифікатор на вашому телефоні.',
      submit: 'Продовжити',
      keep: 'Не зараз',
    },
    'remove-app': {
      heading: 'Вимкнути автентифікатор?',
      sentence: 'Коди з автентифікатора одразу перестануть діяти.',
      submit: 'Вимкнути',
      keep: 'Залишити',
    },
    'add-sms': {
      heading: 'Коди в SMS',
      sentence: 'Під час входу код надходитиме на ваш номер.',
      submit: 'Увімкнути',
      keep: 'Не зараз',
    },
    'remove-sms': {
      heading: 'Вимкнути коди в SMS?',
      sentence: 'Коди для входу більше не надходитимуть. Номер залишиться.',
      submit: 'Вимкнути',
      keep: 'Залишити',
    },
    'remove-phone': {
      heading: 'Вилучити номер?',
      sentence: 'Коди для входу більше на нього не надходитимуть.',
      submit: 'Вилучити',
      keep: 'Залишити',
    },
  },

  kept: { unchanged: 'Нічого не змінилося', unclear: 'Можливо, це вже зроблено', sentence: takingBack },

  signInAgain: {
    heading: 'Увійдіть ще раз',
    sentence: 'Потрібен другий крок входу. Увійдіть із ним і повертайтеся.',
    keepApp: 'Можливо, автентифікатор увімкнено. Не вилучайте його й знову ввійдіть із його кодом.',
    submit: 'Увійти ще раз',
    done: 'Увійдіть ще раз, тепер із другим кроком.',
  },

  done: {
    'signed-in': {
      heading: 'Ви ввійшли',
      sentence: (brand) => (brand === undefined ? 'Зараз усе відкриється.' : `Відкриваємо ${brand}.`),
    },
    'phone-verified': { heading: 'Номер підтверджено', sentence: takingBack },
    'add-app': { heading: 'Автентифікатор під’єднано', sentence: takingBack },
    'remove-app': { heading: 'Автентифікатор вимкнено', sentence: takingBack },
    'add-sms': { heading: 'Коди в SMS увімкнено', sentence: takingBack },
    'remove-sms': { heading: 'Коди в SMS вимкнено', sentence: takingBack },
    'remove-phone': { heading: 'Номер вилучено', sentence: takingBack },
  },

  captcha: {
    label: 'Підтвердьте, що ви не робот',
    coming: 'Тут буде перевірка.',
    loading: 'Перевірка завантажується…',
    retry: 'Завантажити ще раз',
    tick: 'Щоб продовжити, поставте позначку вище.',
  },

  copyFailed: 'Не вдалося скопіювати. Виділіть текст вручну.',

  errors: {
    'account-disabled': 'Обліковий запис вимкнено. Зверніться до адміністратора.',
    'account-not-found': 'Не вдається надіслати код на цей номер.',
    'already-verified': 'Це вже підтверджено.',
    'captcha-closed': 'Перевірку закрито. Спробуйте ще раз, коли будете готові.',
    'captcha-expired': 'Час перевірки сплив. Пройдіть її ще раз.',
    'captcha-refused': 'Перевірку не пройдено. Спробуйте ще раз.',
    'captcha-unavailable': 'Перевірка не завантажилася. Її міг зупинити блокувальник.',
    'code-expired': 'Термін дії коду сплив. Отримайте новий.',
    'code-wrong': 'Код не підходить. Перевірте останнє SMS.',
    'code-wrong-or-expired': 'Код неправильний або вже не діє.',
    conflict: 'Дані встигли змінитися. Спробуйте ще раз.',
    'credentials-wrong': 'Неправильне ім’я або пароль.',
    'email-not-verified': 'Спочатку підтвердьте адресу пошти.',
    forbidden: 'У вас немає доступу.',
    misconfigured: 'Вхід налаштовано неправильно. Повідомте власника сайту.',
    network: 'Сервер недоступний. Спробуйте ще раз.',
    offline: 'Немає інтернету. Перевірте з’єднання.',
    'phone-country': 'На номери цієї країни ми не надсилаємо SMS.',
    'phone-locked': 'Цей номер тут змінити не можна.',
    'phone-or-captcha-refused': 'Номер або перевірку не прийнято. Спробуйте ще раз.',
    'phone-refused': 'Номер не прийнято. Перевірте цифри.',
    'portal-busy': 'На порталі тривають роботи. Спробуйте пізніше.',
    'portal-closed': 'Портал закрито. Зверніться до його власника.',
    'portal-unpaid': 'Портал не оплачено. Зверніться до його власника.',
    'rate-limited': 'Забагато спроб. Зачекайте трохи.',
    'second-factor-needed': 'Потрібен другий крок входу. Увійдіть ще раз.',
    server: 'На сервері помилка. Спробуйте пізніше.',
    'session-expired': 'Минуло забагато часу. Увійдіть знову.',
    'sms-limit': 'Нових SMS поки не буде.',
    'sms-unavailable': 'SMS зараз не надсилаються. Спробуйте пізніше.',
    timeout: 'Сервер не відповів. Спробуйте ще раз.',
    unexpected: 'Не вийшло. Спробуйте ще раз.',
  },
  tryAgainIn: (time) => `Повторіть через ${time}.`,

  notices: {
    'account-exists': 'На цей номер уже є обліковий запис. Увійдіть.',
    'account-missing': 'На цей номер немає облікового запису. Його можна створити.',
    'attempts-exhausted': 'Забагато неправильних кодів. Можна спробувати знову.',
    'captcha-needed': 'Залишилася ще одна перевірка.',
    'code-needed-again': 'Цей код більше не діє. Отримайте новий.',
    'code-wrong': 'Код не підходить. Перевірте останнє SMS.',
    'details-refused': 'Ці дані не прийнято. Перевірте їх.',
    'earlier-code-works': 'Код, надісланий раніше, ще діє.',
    expired: 'Термін дії коду сплив. Отримайте новий.',
    interrupted: 'Сторінка оновилася. Задля безпеки почніть знову.',
    'number-changed': 'В облікового запису тепер інший номер. Він показаний тут.',
    'password-changed': 'Новий пароль встановлено. Увійдіть із ним.',
    'phone-changed': 'В облікового запису тепер інший номер. Введіть свій ще раз.',
    'phone-removed': 'В облікового запису вже немає номера. Введіть свій ще раз.',
    sent: 'Код замовлено. Він може йти близько хвилини.',
    'sent-recently': 'Код надіслано щойно. Він ще діє.',
    'sms-limit': 'Нових SMS поки не буде. Попередні коди ще діють.',
    'start-again': 'Це завершено в іншому вікні. Почніть знову.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) =>
    seconds >= 60
      ? counted(Math.ceil(seconds / 60), { one: '# хвилину', few: '# хвилини', other: '# хвилин' })
      : counted(seconds, { one: '# секунду', few: '# секунди', other: '# секунд' }),
}
