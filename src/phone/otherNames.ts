/**
 * What people call a country and `Intl` does not, in the languages that are built in: its short forms, and of its official
 * names those that `officialName` does not see through.
 */
export const otherNames: Readonly<Record<string, string>> = {
  AE: 'UAE|Emirates|ОАЭ|Эмираты|Объединённые Арабские Эмираты',
  BA: 'BiH|БиГ|Bosna i Hercegovina',
  BE: 'Belgique|Belgien',
  BN: 'Brunei Darussalam',
  BY: 'Белоруссия|РБ|روسيا البيضاء',
  CD: 'Democratic Republic of the Congo|DRC|DR Congo|Демократическая Республика Конго|ДРК|ДР Конго',
  CF: 'CAR|ЦАР|Центральноафриканская Республика',
  CG: 'Republic of the Congo|Республика Конго',
  CH: 'Swiss Confederation|Suisse|Svizzera',
  CI: 'Ivory Coast|Берег Слоновой Кости|ساحل العاج',
  CN: 'PRC|People’s Republic of China|КНР|Китайская Народная Республика',
  CV: 'Cabo Verde|Острова Зелёного Мыса',
  CZ: 'Czech Republic|Чешская Республика|جمهورية التشيك',
  DE: 'FRG|ФРГ',
  EG: 'Misr',
  FI: 'Финляндская Республика',
  FR: 'French Republic|Французская Республика',
  GB: 'UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Великобритания|Соединённое Королевство|Британия|Англия|Шотландия|Уэльс|بريطانيا|إنجلترا',
  GR: 'Hellenic Republic|Hellas|Греческая Республика',
  IE: 'Eire',
  IN: 'Bharat',
  IR: 'Persia',
  JP: 'Nippon|Nihon',
  KG: 'Kyrgyz Republic|Кыргызстан|Кыргызская Республика',
  KP: 'DPRK|Democratic People’s Republic of Korea|КНДР|Северная Корея|Корейская Народно-Демократическая Республика',
  KR: 'ROK|Republic of Korea|Республика Корея|РК|Южная Корея|جمهورية كوريا',
  KZ: 'РК|Qazaqstan',
  LK: 'Ceylon',
  MD: 'Молдавия',
  ME: 'Crna Gora',
  MM: 'Burma|Бирма|بورما',
  MK: 'Macedonia|Македония|مقدونيا',
  NL: 'Holland|Голландия',
  PG: 'PNG',
  RS: 'Srbija',
  PS: 'Палестина|فلسطين',
  RU: 'RF|РФ|Российская Федерация|الاتحاد الروسي',
  SA: 'KSA|КСА',
  SK: 'Словацкая Республика',
  SZ: 'Swaziland|Свазиленд|سوازيلاند',
  TL: 'East Timor|Восточный Тимор',
  TR: 'Turkey|Турецкая Республика',
  TW: 'Republic of China',
  US: 'USA|US|America|США|Америка|Соединённые Штаты|أمريكا|أميركا',
  VA: 'Holy See|Святой Престол',
  VN: 'Viet Nam',
  ZA: 'RSA|ЮАР|Южная Африка|Южно-Африканская Республика',
}

/** Where more than one language is spoken, `Intl` knows the name in the others too. */
export const otherLanguages: Readonly<Record<string, string>> = {
  BE: 'fr de',
  BA: 'hr sr-Latn',
  BY: 'be ru',
  CA: 'fr',
  CH: 'fr it rm',
  CY: 'tr',
  DZ: 'fr',
  FI: 'sv',
  HK: 'en zh-Hant',
  IE: 'ga',
  IL: 'ar',
  IN: 'hi ta bn',
  KG: 'ky ru',
  KZ: 'kk ru',
  LK: 'ta',
  LU: 'de lb',
  MA: 'fr',
  ME: 'sr-Latn',
  MK: 'sq',
  NO: 'nn',
  PK: 'en',
  RS: 'sr-Latn',
  SG: 'zh ms ta',
  TN: 'fr',
  UA: 'uk ru',
  UZ: 'ru uz-Cyrl',
  ZA: 'af zu',
}

/** Words of state, as `fold` leaves them: what an official name has more than a country’s own. */
const words =
  'the of and republic kingdom state states federation federal federative federated confederation commonwealth union united ' +
  'democratic people s peoples islamic arab socialist bolivarian plurinational sultanate principality grand duchy emirate ' +
  'hashemite oriental independent cooperative co operative nation sovereign democracy country ' +
  'республика королевство государство федерация федеративная федеративное конфедерация содружество союз соединенное ' +
  'соединенные объединенное объединенная объединенные штаты народная народно демократическая демократическое исламская исламское ' +
  'арабская арабское арабские социалистическая боливарианская многонациональное султанат княжество великое герцогство эмират ' +
  'иорданское хашимитское восточная независимое кооперативная страна ' +
  'جمهوريه الجمهوريه مملكه المملكه دوله الدوله الاتحاد اتحاد الاتحاديه المتحده المتحدة الولايات العربيه الاسلاميه ' +
  'الديمقراطيه الشعبيه الاشتراكيه سلطنه اماره دوقيه الكبري الهاشميه كومنولث كونفدراليه'

const ofState: ReadonlySet<string> = new Set(words.split(' '))

/**
 * What is left of an official name without its words of state: `kingdom of the netherlands` is `netherlands`. The last
 * word may be typed no further than its beginning.
 */
export function withoutState(folded: string): string {
  const typed = folded.split(' ')
  const isBegun = (word: string) => word.length > 2 && words.includes(` ${word}`)
  const left = typed.filter((word, at) => !ofState.has(word) && !(at > 0 && at === typed.length - 1 && isBegun(word)))
  return left.map(withoutArticle).join(' ')
}

/** `الروسي` and `روسي`. */
export function withoutArticle(word: string): string {
  return word.length > 4 ? word.replace(/^ال/, '') : word
}

/**
 * Is this what people there are called, as official names have it: `российская`, `argentine`, `الجزائرية`? How much of the
 * country’s name it begins with, where that is nearly all.
 */
export function kinship(adjective: string, name: string): number | undefined {
  const own = withoutArticle(name)
  let shared = 0
  while (shared < own.length && adjective.charAt(shared) === own.charAt(shared)) shared++
  return shared >= Math.max(3, own.length - 2) ? shared / own.length : undefined
}
