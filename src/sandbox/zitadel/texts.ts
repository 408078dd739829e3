type Language = 'en' | 'de' | 'ru' | 'ja'

/** The server has 21 languages; four are enough to see that one was chosen. */
const languages: readonly Language[] = ['en', 'de', 'ru', 'ja']

const texts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Errors.User.NotFound': {
    en: 'User could not be found',
    de: 'Benutzer konnte nicht gefunden werden',
    ru: 'Пользователь не найден',
    ja: 'ユーザーが見つかりません',
  },
  'Errors.User.NotHuman': {
    en: 'The User must be personal',
    de: 'Der Benutzer muss eine Person sein',
    ru: 'Пользователь должен быть персональным',
    ja: 'ユーザーはパーソナルである必要があります',
  },
  'Errors.User.Phone.NotFound': {
    en: 'Phone not found',
    de: 'Telefonnummer nicht gefunden',
    ru: 'Телефон не найден',
    ja: '電話番号が見つかりません',
  },
  'Errors.User.Phone.Invalid': {
    en: 'Phone is invalid',
    de: 'Telefonnummer ist ungültig',
    ru: 'Телефон недействителен',
    ja: '無効な電話番号です',
  },
  'Errors.User.Phone.AlreadyVerified': {
    en: 'Phone already verified',
    de: 'Telefonnummer bereits verifiziert',
    ru: 'Телефон уже подтверждён',
    ja: '電話番号はすでに認証済みです',
  },
  'Errors.User.Phone.NotChanged': {
    en: 'Phone not changed',
    de: 'Telefonnummer wurde nicht geändert',
    ru: 'Телефон не менялся',
    ja: '電話番号が変更されていません',
  },
  'Errors.User.Code.NotFound': {
    en: 'Code not found',
    de: 'Code konnte nicht gefunden werden',
    ru: 'Код не найден',
    ja: 'コードが見つかりません',
  },
  'Errors.User.Code.Invalid': {
    en: 'Code is invalid',
    de: 'Code ist nicht gültig',
    ru: 'Код недействителен',
    ja: 'コードが無効',
  },
  'Errors.User.Code.Empty': {
    en: 'Code is empty',
    de: 'Code ist leer',
    ru: 'Код пуст',
    ja: 'コードは空です',
  },
  'Errors.User.MFA.OTP.AlreadyReady': {
    en: 'Multifactor OTP (OneTimePassword) is already set up',
    de: 'Multifaktor OTP (OneTimePassword) ist bereits eingerichtet',
    ru: 'Мультифактор OTP (OneTimePassword) уже настроен',
    ja: '多要素OTP（ワンタイムパスワード）は設定済みです',
  },
  'Errors.User.MFA.OTP.NotExisting': {
    en: "Multifactor OTP (OneTimePassword) doesn't exist",
    de: 'Multifaktor OTP (OneTimePassword) existiert nicht',
    ru: 'Мультифактор OTP (OneTimePassword) не существует',
    ja: '多要素OTP（ワンタイムパスワード）が存在しません',
  },
  'Errors.User.MFA.OTP.NotReady': {
    en: "Multifactor OTP (OneTimePassword) isn't ready",
    de: 'Multifaktor OTP (OneTimePassword) ist nicht bereit',
    ru: 'Мультифактор OTP (OneTimePassword) не готов',
    ja: '多要素OTP（ワンタイムパスワード）が利用可能でありません',
  },
  'Errors.User.MFA.OTP.InvalidCode': {
    en: 'Invalid code',
    de: 'Code ist ungültig',
    ru: 'Неверный код',
    ja: '無効なコードです',
  },
}

const messageTexts: Readonly<Record<Language, (code: string) => string>> = {
  en: (code) => `A new phone number has been added. Please use the following code to verify it ${code}.`,
  de: (code) =>
    `Eine Telefonnummer wurde hinzugefügt. Bitte verifiziere diese in dem du folgenden Code eingibst (Code ${code})`,
  ru: (code) =>
    `Добавлен новый номер телефона. Пожалуйста, используйте следующий код, чтобы подтвердить его. Код ${code}`,
  ja: (code) => `新しい電話番号が追加されました。次のコードを使用してを認証してください ${code}`,
}

/** The text message, in the language its user prefers. */
export function messageText(preferred: string | undefined, code: string): string {
  return messageTexts[known(preferred ?? '') ?? 'en'](code)
}

/**
 * The language the user prefers comes first, then the one Accept-Language puts first, then the instance's, English. What
 * stands behind a language nobody has is not looked at. Other texts stay as they are.
 */
export function translator(preferred: string | undefined, accepted: string | undefined): (text: string) => string {
  const chosen = known(preferred ?? firstOf(accepted ?? '')) ?? 'en'
  return (text) => texts[text]?.[chosen] ?? text
}

function known(tag: string): Language | undefined {
  return languages.find((language) => language === tag.toLowerCase().split(/[-_]/, 1)[0])
}

/** The one of the greatest weight. */
function firstOf(header: string): string {
  const entries = header.split(',').map((entry) => {
    const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  const [first] = entries.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight)
  return first?.tag ?? ''
}
