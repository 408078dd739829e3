import { expect, test } from 'vitest'
import { countriesOf } from './callingCodes.ts'
import { countryName } from './countryName.ts'
import { listCountries } from './listCountries.ts'
import { otherNames } from './otherNames.ts'
import { fold } from './foldName.ts'
import { searchCountries } from './searchCountries.ts'

/** What stands first, and second. */
function finds(typed: string, language: string, choice: { countries?: string[]; preferred?: string[] } = {}) {
  const { preferred, others } = listCountries({ language, ...choice })
  return searchCountries(typed, [...preferred, ...others], language).map(({ country }) => country)
}

test.each([
  // The language on screen, in any case, with and without accents.
  ['герм', 'ru', 'DE'],
  ['Герм', 'ru', 'DE'],
  ['ГЕРМАНИЯ ', 'ru', 'DE'],
  ['теркс', 'ru', 'TC'],
  ['Тёркс', 'ru', 'TC'],
  ['реюньен', 'ru', undefined],
  ['кот дивуар', 'ru', 'CI'],
  ['аландские острова', 'ru', 'AX'],
  ['reunion', 'en', 'RE'],
  ['COTE D’IVOIRE', 'en', 'CI'],
  ['saint lucia', 'en', 'LC'],
  ['trinidad and', 'en', 'TT'],
  ['guinea bissau', 'en', 'GW'],
  ['المانيا', 'ar', 'DE'],
  ['ألمانيا', 'ar', 'DE'],
  ['osterr', 'de', 'AT'],
  // English, whatever is on screen.
  ['Germ', 'ru', 'DE'],
  ['germany', 'ar', 'DE'],
  // Calling codes, as they are written.
  ['+49', 'ru', 'DE'],
  ['49', 'ru', 'DE'],
  ['0049', 'ru', 'DE'],
  ['00 375', 'ru', 'BY'],
  ['+(7)', 'ru', 'RU'],
  ['٤٩', 'ar', 'DE'],
  ['４９', 'en', 'DE'],
  ['+49 171 1234567', 'en', 'DE'],
  ['+999', 'en', undefined],
  // ISO codes go before all that merely begins so.
  ['de', 'ru', 'DE'],
  ['DE', 'en', 'DE'],
  ['ru', 'en', 'RU'],
  // What people call a country and Intl does not.
  ['usa', 'en', 'US'],
  ['США', 'ru', 'US'],
  ['uk', 'en', 'GB'],
  ['turkey', 'en', 'TR'],
  ['Южная Корея', 'ru', 'KR'],
  ['Белоруссия', 'ru', 'BY'],
  ['голландия', 'ru', 'NL'],
  // Its own name, in neither of the languages.
  ['Deutschland', 'ru', 'DE'],
  ['Österreich', 'ru', 'AT'],
  ['polska', 'en', 'PL'],
  ['Россия', 'en', 'RU'],
  ['日本', 'ru', 'JP'],
  ['Atlantis', 'en', undefined],
])('%s in %s is %s', (typed, language, country) => {
  expect(finds(typed, language)[0]).toBe(country)
})

/** Official names, short forms and each country’s own, as they are written: by country. */
const called: Readonly<Record<string, string>> = {
  AE: 'UAE|United Arab Emirates|ОАЭ|Объединённые Арабские Эмираты|الإمارات',
  AM: 'Republic of Armenia|Республика Армения|Հայաստան',
  AR: 'Argentine Republic|Аргентинская Республика',
  AT: 'Republic of Austria|Австрийская Республика|Österreich',
  AU: 'Commonwealth of Australia',
  AZ: 'Republic of Azerbaijan|Азербайджанская Республика|Azərbaycan|Azerbaycan',
  BA: 'BiH|БиГ|Bosna i Hercegovina',
  BD: 'People’s Republic of Bangladesh|Народная Республика Бангладеш',
  BE: 'Kingdom of Belgium|Королевство Бельгия|Belgique|België',
  BG: 'Republic of Bulgaria|Республика Болгария|България',
  BN: 'Brunei Darussalam',
  BO: 'Plurinational State of Bolivia|Bolivia (Plurinational State of)',
  BR: 'Federative Republic of Brazil|Федеративная Республика Бразилия|Brasil',
  BS: 'The Bahamas|Commonwealth of the Bahamas',
  BY: 'Republic of Belarus|Республика Беларусь|Белоруссия|РБ',
  CD: 'DRC|Democratic Republic of the Congo|Демократическая Республика Конго|ДРК',
  CF: 'CAR|ЦАР|Central African Republic|Центральноафриканская Республика',
  CG: 'Republic of the Congo|Республика Конго',
  CH: 'Swiss Confederation|Швейцарская Конфедерация|Schweiz|Suisse|Svizzera',
  CN: 'PRC|People’s Republic of China|КНР|Китайская Народная Республика|جمهورية الصين الشعبية|中国',
  CU: 'Republic of Cuba|Республика Куба',
  CV: 'Cabo Verde|Republic of Cabo Verde',
  CZ: 'Czech Republic|Чешская Республика|Česko',
  DE: 'FRG|ФРГ|Federal Republic of Germany|Федеративная Республика Германия|جمهورية ألمانيا الاتحادية|Deutschland',
  DK: 'Kingdom of Denmark|Королевство Дания|Danmark',
  DM: 'Commonwealth of Dominica|Содружество Доминики',
  DO: 'Dominican Republic|Доминиканская Республика',
  DZ: 'People’s Democratic Republic of Algeria|Алжирская Народная Демократическая Республика|الجمهورية الجزائرية',
  EE: 'Republic of Estonia|Эстонская Республика|Eesti',
  EG: 'Arab Republic of Egypt|Арабская Республика Египет|جمهورية مصر العربية|مصر',
  ES: 'Kingdom of Spain|Королевство Испания|España',
  FI: 'Republic of Finland|Финляндская Республика|Suomi',
  FR: 'French Republic|Французская Республика|الجمهورية الفرنسية',
  GB: 'UK|U.K.|United Kingdom of Great Britain and Northern Ireland|Great Britain|Britain|Великобритания|Соединённое Королевство|Англия|بريطانيا|المملكة المتحدة',
  GE: 'Republic of Georgia|საქართველო',
  GM: 'The Gambia|Republic of the Gambia',
  GN: 'Republic of Guinea',
  GR: 'Hellenic Republic|Греческая Республика|Ελλάδα',
  HU: 'Magyarország',
  IE: 'Republic of Ireland|Éire',
  IL: 'State of Israel|Государство Израиль|دولة إسرائيل',
  IN: 'Republic of India|Республика Индия|भारत',
  IQ: 'Republic of Iraq|جمهورية العراق|Республика Ирак',
  IR: 'Islamic Republic of Iran|Iran, Islamic Republic of|Исламская Республика Иран',
  IT: 'Italian Republic|Итальянская Республика|Italia',
  JO: 'Hashemite Kingdom of Jordan|المملكة الأردنية الهاشمية',
  JP: 'Nippon|日本',
  KG: 'Kyrgyz Republic|Киргизская Республика|Кыргызстан',
  KP: 'DPRK|КНДР|Democratic People’s Republic of Korea|Северная Корея',
  KR: 'Republic of Korea|Республика Корея|ROK|Южная Корея|جمهورية كوريا|대한민국',
  KW: 'State of Kuwait|دولة الكويت',
  KZ: 'Republic of Kazakhstan|Республика Казахстан|Қазақстан',
  LA: 'Lao People’s Democratic Republic',
  LB: 'Lebanese Republic|الجمهورية اللبنانية|Ливанская Республика',
  LK: 'Democratic Socialist Republic of Sri Lanka',
  LT: 'Republic of Lithuania|Литовская Республика|Lietuva',
  LU: 'Grand Duchy of Luxembourg|Великое Герцогство Люксембург',
  LV: 'Republic of Latvia|Латвийская Республика|Latvija',
  MA: 'Kingdom of Morocco|المملكة المغربية|Королевство Марокко',
  MC: 'Principality of Monaco|Княжество Монако',
  MD: 'Republic of Moldova|Республика Молдова|Молдавия',
  MK: 'Republic of North Macedonia|Северная Македония|Macedonia',
  MM: 'Republic of the Union of Myanmar|Burma',
  MX: 'United Mexican States|México',
  NL: 'The Netherlands|Kingdom of the Netherlands|Королевство Нидерландов|Голландия|Holland|Nederland|هولندا',
  NO: 'Kingdom of Norway|Норвегия|Norge',
  OM: 'Sultanate of Oman|سلطنة عمان|Султанат Оман',
  PG: 'PNG|Independent State of Papua New Guinea',
  PH: 'The Philippines|Republic of the Philippines',
  PL: 'Republic of Poland|Республика Польша|Polska',
  PS: 'State of Palestine|دولة فلسطين',
  PT: 'Portuguese Republic|Португальская Республика',
  QA: 'State of Qatar|دولة قطر',
  RS: 'Republic of Serbia|Srbija|Србија',
  RU: 'РФ|рф|Российская Федерация|Russian Federation|Российская|RF|روسيا الاتحادية|الاتحاد الروسي|Россия',
  SA: 'KSA|КСА|Kingdom of Saudi Arabia|Королевство Саудовская Аравия|السعودية|المملكة العربية السعودية',
  SD: 'Republic of the Sudan',
  SE: 'Kingdom of Sweden|Королевство Швеция|Sverige',
  SK: 'Slovak Republic|Словацкая Республика|Slovensko',
  SY: 'Syrian Arab Republic|Сирийская Арабская Республика|الجمهورية العربية السورية',
  TJ: 'Republic of Tajikistan|Республика Таджикистан',
  TN: 'Republic of Tunisia|الجمهورية التونسية|Тунисская Республика',
  TR: 'Republic of Türkiye|Turkey|Турецкая Республика|Türkiye|تركيا',
  TW: 'Republic of China',
  TZ: 'United Republic of Tanzania|Объединённая Республика Танзания',
  UA: 'Україна|Украина',
  US: 'USA|U.S.A.|United States of America|America|США|Соединённые Штаты Америки|Америка|الولايات المتحدة الأمريكية|أمريكا',
  UY: 'Oriental Republic of Uruguay',
  UZ: 'Republic of Uzbekistan|Республика Узбекистан|Oʻzbekiston',
  VA: 'Holy See',
  VE: 'Bolivarian Republic of Venezuela',
  VN: 'Viet Nam|Socialist Republic of Viet Nam|Việt Nam',
  ZA: 'RSA|ЮАР|Republic of South Africa|Южно-Африканская Республика|جمهورية جنوب إفريقيا',
}

test.each(['en', 'ru', 'ar'])('short forms, official names and each country’s own find it in %s', (language) => {
  const missed = Object.entries(called).flatMap(([country, names]) =>
    names.split('|').flatMap((name) => {
      const [first] = finds(name, language)
      return first === country ? [] : [`${name}: ${first ?? 'nothing'}, not ${country}`]
    }),
  )
  expect(missed).toEqual([])
})

test('two letters are the beginning of a name or nothing', () => {
  expect(finds('рф', 'ru')).toEqual(['RU'])
  expect(finds('фф', 'ru')).toEqual([])
  for (const two of ['ia', 'rf', 'ol', 'an']) {
    const found = finds(two, 'en')
    for (const country of found.filter((each) => each.toLowerCase() !== two)) {
      const names = fold(`${countryName(country, 'en')} ${otherNames[country] ?? ''}`)
      expect(` ${names}`).toMatch(new RegExp(` ${two}`))
    }
  }
})

test('an official name that is only begun is found as it grows', () => {
  for (const typed of [
    'Российская',
    'Российская Фед',
    'Russian Fed',
    'Republic of Kor',
    'Kingdom of the Neth',
    'The Neth',
  ]) {
    expect(`${typed} ${String(finds(typed, 'en')[0])}`).toBe(
      `${typed} ${typed.includes('Kor') ? 'KR' : typed.includes('Neth') ? 'NL' : 'RU'}`,
    )
  }
})

test('a book is looked at no further than a name is long', () => {
  expect(finds('a'.repeat(50_000), 'en')).toEqual([])
  expect(finds('49'.repeat(25_000), 'en')).toEqual(['DE'])
})

test('the whole name goes before its beginning, that before a word inside, and that before any letters inside', () => {
  expect(finds('niger', 'en')).toEqual(['NE', 'NG'])
  expect(finds('guinea', 'en')).toEqual(['GN', 'GW', 'GQ', 'PG'])
  expect(finds('oman', 'en')).toEqual(['OM', 'RO'])
})

test('countries that share a code stand by their weight, and shorter codes first', () => {
  expect(finds('+7', 'en')).toEqual(['RU', 'KZ'])
  expect(finds('+1', 'en').slice(0, 3)).toEqual(['US', 'AG', 'AI'])
  expect(finds('+44', 'en')).toEqual(['GB', 'GG', 'IM', 'JE'])
  expect(finds('42', 'en')).toEqual(['CZ', 'SK', 'LI'])
})

test('what says nothing finds everything, in the order it came', () => {
  for (const typed of ['', '  ', '+', '—']) expect(finds(typed, 'en')).toHaveLength(countriesOf().length)
  expect(finds('+', 'en', { preferred: ['KZ', 'RU'] }).slice(0, 3)).toEqual(['KZ', 'RU', 'AF'])
})

test('only what can be chosen is found, and what is preferred goes first among equals', () => {
  expect(finds('a', 'en', { countries: ['AM', 'AZ', 'RU'] })).toEqual(['AM', 'AZ', 'RU'])
  expect(finds('a', 'en', { countries: ['AM', 'AZ', 'RU'], preferred: ['AZ'] })).toEqual(['AZ', 'AM', 'RU'])
})

test('every country is found by its name, its English name and its codes', () => {
  for (const { country, name, callingCode } of listCountries({ language: 'ru' }).others) {
    expect(finds(name, 'ru')[0]).toBe(country)
    expect(finds(countryName(country, 'en'), 'ru')[0]).toBe(country)
    expect(finds(country, 'ru')[0]).toBe(country)
    expect(finds(`+${callingCode}`, 'ru')).toContain(country)
  }
})

test('names stand in the order of their language, after those that are preferred', () => {
  const names = (language: string, preferred: string[] = []) => {
    const listed = listCountries({ language, countries: ['AT', 'SE', 'DE', 'ZW', 'EE', 'RU'], preferred })
    return [listed.preferred, listed.others].map((group) => group.map(({ country }) => country).join(' '))
  }
  expect(names('en')).toEqual(['', 'AT EE DE RU SE ZW'])
  // Österreich is under O in German, and after Z in Swedish.
  expect(names('de', ['RU', 'DE'])).toEqual(['RU DE', 'EE AT SE ZW'])
  expect(names('en', ['XX', 'US', 'RU'])).toEqual(['RU', 'AT EE DE SE ZW'])
})

test('a country without numbers of its own, or one that is none, is not listed', () => {
  expect(listCountries({ language: 'en', countries: ['AQ', 'ZZ', 'RU'], preferred: ['AQ'] })).toEqual({
    preferred: [],
    others: [{ country: 'RU', name: 'Russia', callingCode: '7' }],
  })
})
