import { counting } from '../counting.ts'
import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const counted = counting('ru')
const characters = { one: '# символ', few: '# символа', other: '# символов' }
const charactersOf = { one: '# символа', other: '# символов' }

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Возвращаем вас на страницу.' : `Возвращаемся в ${brand}.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Запросите новый.' : `Запросите новый через ${wait}.`

/** Every sentence in Russian. */
export const ru: Messages = {
  language: 'ru',
  direction: 'ltr',

  back: 'Назад',
  close: 'Закрыть',
  help: 'Помощь',

  start: {
    loading: 'Загружаем…',
    failed: 'Не удалось начать',
    again: 'Попробовать ещё раз',
  },

  broken: {
    missing: { heading: 'Этот шаг не загрузился', sentence: 'Проверьте соединение и попробуйте ещё раз.' },
    crashed: { heading: 'Что-то пошло не так', sentence: 'Эта часть перестала работать. Попробуйте ещё раз.' },
    reload: 'Если не помогает, обновите страницу.',
    startAgain: 'Начать заново',
  },

  credentials: {
    heading: 'Вход',
    sentence: 'Войдите в рабочую учётную запись.',
    continueSentence: 'Учётная запись подключена. Осталось завершить вход.',
    username: { email: 'Почта', text: 'Имя пользователя' },
    password: 'Пароль',
    show: 'Показать',
    hide: 'Скрыть',
    capsLock: 'Включён Caps Lock.',
    staySignedIn: 'Запомнить меня',
    submit: 'Продолжить',
    again: 'В целях безопасности введите пароль ещё раз.',
    usernameMissing: { email: 'Укажите почту.', text: 'Укажите имя пользователя.' },
    passwordMissing: 'Введите пароль.',
    wrong: { email: 'Неверная почта или пароль.', text: 'Неверное имя пользователя или пароль.' },
    phoneSentence: 'Введите номер телефона и пароль.',
    wrongPhone: 'Неверный номер или пароль.',
    wrongLink: 'Этот способ входа больше не действует. Запросите новую ссылку.',
    passwordHeading: 'Подтвердите, что это вы',
    passwordSentence: 'Введите пароль, чтобы продолжить.',
    wrongPassword: 'Неверный пароль.',
    forgot: 'Забыли пароль?',
  },

  phone: {
    heading: {
      'sign-in': 'Вход',
      'second-factor': 'Добавьте телефон',
      verify: 'Подтвердите телефон',
      change: 'Смена номера',
      'sign-up': 'Регистрация',
      'reset-password': 'Новый пароль',
    },
    sentence: {
      'sign-in': 'Отправим код в SMS, чтобы убедиться, что это вы.',
      'second-factor': 'На него будут приходить коды для входа.',
      verify: 'Отправим на этот номер код в SMS.',
      change: 'Как только мы отправим код на другой номер, прежний перестанет быть подтверждённым.',
      'sign-up': 'Отправим код в SMS, затем спросим имя.',
      'reset-password': 'Отправим код в SMS, затем спросим новый пароль.',
    },
    label: 'Номер телефона',
    country: 'Страна',
    countryChosen: (country, callingCode) => `Страна: ${country} +${callingCode}`,
    searchCountry: 'Страна или код',
    countriesFound: (count) => `Найдено: ${counted(count, { one: '# страна', few: '# страны', other: '# стран' })}`,
    noCountryFound: 'Такой страны нет. Проверьте название или введите код.',
    preferredCountries: 'Предлагаемые',
    otherCountries: 'Все страны',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Только номера стран: ${countries}.` : `Только номера +${callingCode}: ${countries}.`,
    hint: 'SMS оплачивается по вашему тарифу.',
    submit: 'Продолжить',
    problems: {
      empty: 'Введите номер телефона.',
      'too-short': 'Номер слишком короткий: не хватает цифр.',
      'too-long': 'Номер слишком длинный: есть лишние цифры.',
      impossible: 'Такого номера не бывает. Проверьте цифры.',
      country: 'На номера этой страны мы не отправляем SMS.',
      extension: 'SMS не дойдёт на добавочный. Укажите прямой номер.',
      'not-a-number': 'Это не номер телефона.',
      unchecked: 'Номер не удалось проверить. Попробуйте ещё раз.',
    },
  },

  code: {
    heading: { sms: 'Введите код', app: 'Введите код' },
    sentTo: ['Отправили на ', ''],
    sent: 'Мы отправили его в SMS.',
    fromApp: 'Код покажет ваш аутентификатор.',
    whole: 'Код проверяется сразу, как только введён целиком.',
    backupSentence: 'Введите резервный код. Каждый действует один раз.',
    label: 'Код',
    backupLabel: 'Резервный код',
    useBackupCode: 'Ввести резервный код',
    useApp: 'Ввести код из аутентификатора',
    useMessage: 'Ввести код из SMS',
    otherMethods: 'Другие способы подтвердить вход',
    lostPhone: 'Нет доступа к телефону?',
    changeNumber: 'Изменить номер',
    resend: 'Прислать ещё раз',
    resendIn: (time) => `через ${time}`,
    resendReady: 'Можно запросить новый код.',
    messageInstead: 'Прислать код в SMS',
    backToApp: 'К аутентификатору',
    trustDevice: 'Доверять этому браузеру',
    trustDeviceHint: 'В следующий раз без кода. Только на своём устройстве.',
    validFor: 'Действует',
    expired: 'Код истёк',
    blocked: (time) => `Слишком много попыток. Подождите примерно ${time}.`,
    missing: 'Введите код.',
    wrongFromApp: 'Код не подходит. Введите тот, что на экране сейчас.',
    wrongBackup: 'Код не подходит или уже был использован.',
    dead: {
      'attempts-exhausted': (wait) => `Слишком много неверных кодов. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Этот код больше не действует. ${anotherCode(wait)}`,
      expired: (wait) => `Срок действия кода истёк. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `В коде ${counted(length, characters)}.`,
    submit: 'Подтвердить',
    slow: 'SMS может идти около минуты.',
  },

  enrol: {
    heading: 'Настройте аутентификатор',
    sentence: 'Добавьте это в аутентификатор и введите код, который он покажет.',
    picture: 'QR-код для аутентификатора',
    open: 'Открыть в аутентификаторе',
    scan: 'Отсканировать другим устройством',
    key: 'Или введите ключ',
    copy: 'Скопировать ключ',
    copied: 'Скопировано',
    label: 'Код из аутентификатора',
    submit: 'Включить',
  },

  details: {
    heading: 'Почти готово',
    sentence: 'Осталось указать некоторые данные.',
    ofPassword: { heading: 'Новый пароль', sentence: 'Дальше вы будете входить с ним.' },
    fields: {
      name: 'Ваше имя',
      email: 'Почта',
      username: 'Имя пользователя',
      password: 'Новый пароль',
    },
    newPassword: 'Новый пароль',
    missing: {
      name: 'Укажите имя.',
      email: 'Укажите почту.',
      username: 'Укажите имя пользователя.',
    },
    newPasswordMissing: 'Введите новый пароль.',
    otherMissing: 'Здесь пока пусто.',
    tooShort: (minimum) => `Не короче ${counted(minimum, charactersOf)}.`,
    tooLong: (maximum) => `Не длиннее ${counted(maximum, charactersOf)}.`,
    submit: 'Продолжить',
  },

  backupCodes: {
    heading: 'Сохраните резервные коды',
    sentence: 'По каждому можно войти один раз, если телефона нет под рукой. Больше мы их не покажем.',
    copy: 'Скопировать',
    copied: 'Скопировано',
    download: 'Скачать',
    printFailed: 'Этот браузер не печатает. Скопируйте или скачайте коды.',
    fileName: 'резервные-коды',
    print: 'Распечатать',
    submit: 'Коды сохранены',
  },

  confirm: {
    'add-app': {
      heading: 'Подключите аутентификатор',
      sentence: 'Коды для входа будет показывать аутентификатор на вашем телефоне.',
      submit: 'Продолжить',
      keep: 'Не сейчас',
    },
    'remove-app': {
      heading: 'Отключить аутентификатор?',
      sentence: 'Коды из аутентификатора сразу перестанут действовать.',
      submit: 'Отключить',
      keep: 'Оставить',
    },
    'add-sms': {
      heading: 'Коды в SMS',
      sentence: 'При входе код будет приходить на ваш номер.',
      submit: 'Включить',
      keep: 'Не сейчас',
    },
    'remove-sms': {
      heading: 'Отключить коды в SMS?',
      sentence: 'Коды для входа больше не будут приходить. Номер останется.',
      submit: 'Отключить',
      keep: 'Оставить',
    },
    'remove-phone': {
      heading: 'Удалить номер?',
      sentence: 'Коды для входа больше не будут приходить на него.',
      submit: 'Удалить',
      keep: 'Оставить',
    },
  },

  kept: { unchanged: 'Ничего не изменилось', unclear: 'Возможно, это уже сделано', sentence: takingBack },

  signInAgain: {
    heading: 'Войдите ещё раз',
    sentence: 'Нужен второй шаг входа. Войдите с ним и возвращайтесь.',
    keepApp: 'Возможно, аутентификатор включён. Не удаляйте его и снова войдите с его кодом.',
    submit: 'Войти ещё раз',
    done: 'Войдите ещё раз, теперь со вторым шагом.',
  },

  done: {
    'signed-in': {
      heading: 'Вы вошли',
      sentence: (brand) => (brand === undefined ? 'Сейчас всё откроется.' : `Открываем ${brand}.`),
    },
    'phone-verified': {
      heading: 'Номер подтверждён',
      sentence: takingBack,
    },
    'add-app': { heading: 'Аутентификатор подключён', sentence: takingBack },
    'remove-app': { heading: 'Аутентификатор отключён', sentence: takingBack },
    'add-sms': { heading: 'Коды в SMS включены', sentence: takingBack },
    'remove-sms': { heading: 'Коды в SMS отключены', sentence: takingBack },
    'remove-phone': { heading: 'Номер удалён', sentence: takingBack },
  },

  captcha: {
    label: 'Подтвердите, что вы не робот',
    coming: 'Здесь появится проверка на робота.',
    loading: 'Проверка загружается…',
    retry: 'Загрузить ещё раз',
    tick: 'Чтобы продолжить, отметьте поле выше.',
  },

  copyFailed: 'Не удалось скопировать. Выделите текст вручную.',

  errors: {
    'account-disabled': 'Учётная запись отключена. Обратитесь к администратору.',
    'account-not-found': 'Не получается отправить код на этот номер.',
    'already-verified': 'Это уже подтверждено.',
    'captcha-closed': 'Проверка закрыта. Повторите, когда удобно.',
    'captcha-expired': 'Время проверки истекло. Пройдите её ещё раз.',
    'captcha-refused': 'Проверка не пройдена. Попробуйте ещё раз.',
    'captcha-unavailable': 'Проверка не загрузилась. Её мог остановить блокировщик.',
    'code-expired': 'Срок действия кода истёк. Запросите новый.',
    'code-wrong': 'Код не подходит. Проверьте последнее SMS.',
    'code-wrong-or-expired': 'Код неверный или уже истёк.',
    conflict: 'Данные успели измениться. Попробуйте ещё раз.',
    'credentials-wrong': 'Неверное имя или пароль.',
    'email-not-verified': 'Сначала подтвердите адрес почты.',
    forbidden: 'У вас нет доступа.',
    misconfigured: 'Вход настроен неверно. Сообщите владельцу сайта.',
    network: 'Сервер недоступен. Попробуйте ещё раз.',
    offline: 'Нет интернета. Проверьте соединение.',
    'phone-country': 'На номера этой страны мы не отправляем SMS.',
    'phone-locked': 'Этот номер здесь изменить нельзя.',
    'phone-or-captcha-refused': 'Не приняты номер или проверка. Попробуйте ещё раз.',
    'phone-refused': 'Номер не принят. Проверьте цифры.',
    'portal-busy': 'На портале идут работы. Попробуйте позже.',
    'portal-closed': 'Портал закрыт. Обратитесь к его владельцу.',
    'portal-unpaid': 'Портал не оплачен. Обратитесь к его владельцу.',
    'rate-limited': 'Слишком часто. Подождите.',
    'second-factor-needed': 'Нужен второй шаг входа. Войдите ещё раз.',
    server: 'На сервере ошибка. Попробуйте позже.',
    'session-expired': 'Прошло слишком много времени. Войдите заново.',
    'sms-limit': 'Новое SMS пока отправить нельзя.',
    'sms-unavailable': 'SMS сейчас не отправляются. Попробуйте позже.',
    timeout: 'Сервер не отвечает. Попробуйте ещё раз.',
    unexpected: 'Не получилось. Попробуйте ещё раз.',
  },
  tryAgainIn: (time) => `Повторите через ${time}.`,

  notices: {
    'account-exists': 'На этот номер уже есть учётная запись. Войдите.',
    'account-missing': 'На этот номер нет учётной записи. Её можно создать.',
    'attempts-exhausted': 'Слишком много неверных кодов. Можно попробовать снова.',
    'captcha-needed': 'Осталась ещё одна проверка.',
    'code-needed-again': 'Этот код больше не действует. Запросите новый.',
    'code-wrong': 'Код не подходит. Проверьте последнее SMS.',
    'details-refused': 'Эти данные не приняты. Проверьте их.',
    'earlier-code-works': 'Отправленный ранее код ещё действует.',
    expired: 'Срок действия кода истёк. Запросите новый.',
    interrupted: 'Страница обновилась. Для безопасности начните заново.',
    'number-changed': 'У учётной записи теперь другой номер. Он показан здесь.',
    'password-changed': 'Новый пароль задан. Войдите с ним.',
    'phone-changed': 'У учётной записи теперь другой номер. Введите свой снова.',
    'phone-removed': 'У учётной записи больше нет номера. Введите свой снова.',
    sent: 'Код запрошен. Он может идти около минуты.',
    'sent-recently': 'Код отправлен только что. Он ещё действует.',
    'sms-limit': 'Новых SMS пока не будет. Прежние коды ещё действуют.',
    'start-again': 'Это завершили в другом окне. Начните заново.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) =>
    seconds >= 60
      ? counted(Math.ceil(seconds / 60), { one: '# минуту', few: '# минуты', other: '# минут' })
      : counted(seconds, { one: '# секунду', few: '# секунды', other: '# секунд' }),
}
