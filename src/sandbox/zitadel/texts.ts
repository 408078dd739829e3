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
  'Errors.Quota.Access.Exhausted': {
    en: 'The quota for authenticated requests is exhausted',
    de: 'Das Kontingent für authentifizierte Anfragen ist erschöpft',
    ru: 'Квота на аутентифицированные запросы исчерпана',
    ja: '認証リクエストの割り当てが上限に達しました',
  },
}

/** The user's preferred language comes first, then Accept-Language, then the instance's, English. Other texts stay as they are. */
export function translator(preferred: string | undefined, accepted: string | undefined): (text: string) => string {
  const wanted = [...(preferred === undefined ? [] : [preferred]), ...byWeight(accepted ?? '')]
  const known = wanted.map((tag) => languages.find((language) => language === tag.toLowerCase().split(/[-_]/, 1)[0]))
  const chosen = known.find((language) => language !== undefined) ?? 'en'
  return (text) => texts[text]?.[chosen] ?? text
}

function byWeight(header: string): readonly string[] {
  const entries = header.split(',').map((entry) => {
    const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  return entries
    .filter(({ weight }) => weight > 0)
    .toSorted((first, second) => second.weight - first.weight)
    .map(({ tag }) => tag)
}
