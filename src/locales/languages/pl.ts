import { counting } from '../counting.ts'
import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const counted = counting('pl')
const characters = { one: '# znak', few: '# znaki', other: '# znaków' }

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Przenosimy Cię z powrotem.' : `Wracamy do: ${brand}.`

const anotherCode = (wait: string | undefined) => (wait === undefined ? 'Poproś o nowy.' : `Poproś o nowy za ${wait}.`)

/** Every sentence in Polish. */
export const pl: Messages = {
  language: 'pl',
  direction: 'ltr',

  back: 'Wstecz',
  close: 'Zamknij',
  help: 'Pomoc',

  start: {
    loading: 'Wczytywanie…',
    failed: 'Nie udało się zacząć',
    again: 'Spróbuj ponownie',
  },

  broken: {
    missing: { heading: 'Ten krok się nie wczytał', sentence: 'Sprawdź połączenie i spróbuj ponownie.' },
    crashed: { heading: 'Coś poszło nie tak', sentence: 'Ta część przestała działać. Spróbuj ponownie.' },
    reload: 'Jeśli to nie pomoże, odśwież stronę.',
    startAgain: 'Zacznij od nowa',
  },

  credentials: {
    heading: 'Logowanie',
    sentence: 'Użyj konta służbowego.',
    continueSentence: 'Konto jest połączone. Przejdź dalej, aby dokończyć logowanie.',
    username: { email: 'E-mail', text: 'Nazwa użytkownika' },
    password: 'Hasło',
    show: 'Pokaż',
    hide: 'Ukryj',
    capsLock: 'Caps Lock jest włączony.',
    staySignedIn: 'Nie wylogowuj mnie',
    submit: 'Dalej',
    again: 'Dla bezpieczeństwa wpisz hasło jeszcze raz.',
    usernameMissing: { email: 'Wpisz adres e-mail.', text: 'Wpisz nazwę użytkownika.' },
    wrong: { email: 'Błędny adres e-mail lub hasło.', text: 'Błędna nazwa użytkownika lub hasło.' },
    passwordMissing: 'Wpisz hasło.',
    phoneSentence: 'Użyj numeru telefonu i hasła.',
    wrongPhone: 'Błędny numer lub hasło.',
    wrongLink: 'Ten sposób logowania już nie działa. Poproś o nowy link.',
    passwordHeading: 'Potwierdź, że to Ty',
    passwordSentence: 'Wpisz hasło, aby przejść dalej.',
    wrongPassword: 'Błędne hasło.',
    forgot: 'Nie pamiętasz hasła?',
  },

  phone: {
    heading: {
      'sign-in': 'Logowanie',
      'second-factor': 'Dodaj telefon',
      verify: 'Potwierdź telefon',
      change: 'Zmiana numeru',
      'sign-up': 'Utwórz konto',
      'reset-password': 'Ustaw nowe hasło',
    },
    sentence: {
      'sign-in': 'Wyślemy kod SMS-em, aby potwierdzić, że to Ty.',
      'second-factor': 'Na ten numer będą przychodzić kody do logowania.',
      verify: 'Wyślemy kod SMS-em na ten numer.',
      change: 'Obecny numer przestanie być potwierdzony, gdy wyślemy kod na inny.',
      'sign-up': 'Wyślemy kod SMS-em, a potem zapytamy o imię.',
      'reset-password': 'Wyślemy kod SMS-em, a potem poprosimy o nowe hasło.',
    },
    label: 'Numer telefonu',
    country: 'Kraj',
    countryChosen: (country, callingCode) => `Kraj: ${country} +${callingCode}`,
    searchCountry: 'Kraj lub numer kierunkowy',
    countriesFound: (count) => counted(count, { one: '# kraj', few: '# kraje', many: '# krajów', other: '# kraju' }),
    noCountryFound: 'Nie ma takiego kraju. Sprawdź pisownię lub wpisz numer kierunkowy.',
    preferredCountries: 'Proponowane',
    otherCountries: 'Wszystkie kraje',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Tylko numery z: ${countries}.` : `Tylko numery +${callingCode}: ${countries}.`,
    hint: 'Opłata za SMS według Twojej taryfy.',
    submit: 'Dalej',
    problems: {
      empty: 'Wpisz numer telefonu.',
      'too-short': 'Numer jest za krótki. Może brakować cyfry.',
      'too-long': 'Numer jest za długi. Sprawdź cyfry.',
      impossible: 'Nie ma takiego numeru. Sprawdź cyfry.',
      country: 'Nie wysyłamy SMS-ów na numery z tego kraju.',
      extension: 'SMS nie dotrze na numer wewnętrzny. Wpisz bezpośredni.',
      'not-a-number': 'To nie jest numer telefonu.',
      unchecked: 'Nie udało się sprawdzić numeru. Spróbuj ponownie.',
    },
  },

  code: {
    heading: { sms: 'Wpisz kod', app: 'Wpisz kod' },
    sentTo: ['Wysłano na ', ''],
    sent: 'Wysłaliśmy go SMS-em.',
    fromApp: 'Znajdziesz go w aplikacji uwierzytelniającej.',
    whole: 'Kod jest sprawdzany od razu po wpisaniu całości.',
    backupSentence: 'Wpisz zapisany kod zapasowy. Każdy działa raz.',
    label: 'Kod',
    backupLabel: 'Kod zapasowy',
    useBackupCode: 'Użyj kodu zapasowego',
    useApp: 'Użyj aplikacji',
    useMessage: 'Użyj wysłanego kodu',
    otherMethods: 'Inne sposoby potwierdzenia',
    lostPhone: 'Zgubiony telefon?',
    changeNumber: 'Zmień numer',
    resend: 'Wyślij ponownie',
    resendIn: (time) => `za ${time}`,
    resendReady: 'Możesz już poprosić o nowy kod.',
    messageInstead: 'Wyślij kod SMS-em',
    backToApp: 'Wróć do aplikacji',
    trustDevice: 'Ufaj tej przeglądarce',
    trustDeviceHint: 'Następnym razem bez kodu. Tylko na własnym urządzeniu.',
    validFor: 'Ważny przez',
    expired: 'Kod wygasł',
    blocked: (time) => `Za dużo prób. Poczekaj około ${time}.`,
    missing: 'Wpisz kod.',
    wrongFromApp: 'Ten kod nie pasuje. Wpisz ten, który widać teraz.',
    wrongBackup: 'Ten kod nie pasuje lub był już użyty.',
    dead: {
      'attempts-exhausted': (wait) => `Za dużo błędnych kodów. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Tamten kod już nie działa. ${anotherCode(wait)}`,
      expired: (wait) => `Ten kod wygasł. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `Kod ma ${counted(length, characters)}.`,
    submit: 'Potwierdź',
    slow: 'SMS może dotrzeć po minucie.',
  },

  enrol: {
    heading: 'Skonfiguruj aplikację uwierzytelniającą',
    sentence: 'Dodaj to do aplikacji uwierzytelniającej i wpisz kod, który pokaże.',
    picture: 'Kod QR dla aplikacji uwierzytelniającej',
    open: 'Otwórz w aplikacji',
    scan: 'Zeskanuj innym urządzeniem',
    key: 'Albo wpisz ten klucz',
    copy: 'Kopiuj klucz',
    copied: 'Skopiowano',
    label: 'Kod z aplikacji',
    submit: 'Włącz',
  },

  details: {
    heading: 'Prawie gotowe',
    sentence: 'Podaj jeszcze kilka danych.',
    ofPassword: { heading: 'Ustaw nowe hasło', sentence: 'Odtąd będzie służyć do logowania.' },
    fields: {
      name: 'Twoje imię',
      email: 'E-mail',
      username: 'Nazwa użytkownika',
      password: 'Nowe hasło',
    },
    newPassword: 'Nowe hasło',
    missing: {
      name: 'Wpisz imię.',
      email: 'Wpisz adres e-mail.',
      username: 'Wpisz nazwę użytkownika.',
    },
    newPasswordMissing: 'Wpisz nowe hasło.',
    otherMissing: 'To pole jest jeszcze puste.',
    tooShort: (minimum) => `Co najmniej ${counted(minimum, characters)}.`,
    tooLong: (maximum) => `Najwyżej ${counted(maximum, characters)}.`,
    submit: 'Dalej',
  },

  backupCodes: {
    heading: 'Zapisz kody zapasowe',
    sentence: 'Każdy zaloguje Cię raz bez telefonu. Nie pokażemy ich ponownie.',
    copy: 'Kopiuj',
    copied: 'Skopiowano',
    download: 'Pobierz',
    printFailed: 'Ta przeglądarka nie drukuje. Skopiuj lub pobierz kody.',
    fileName: 'kody-zapasowe',
    print: 'Drukuj',
    submit: 'Kody zapisane',
  },

  confirm: {
    'add-app': {
      heading: 'Skonfiguruj aplikację uwierzytelniającą',
      sentence: 'Kody do logowania będzie pokazywać aplikacja w Twoim telefonie.',
      submit: 'Dalej',
      keep: 'Nie teraz',
    },
    'remove-app': {
      heading: 'Odłączyć aplikację uwierzytelniającą?',
      sentence: 'Kody z aplikacji od razu przestaną działać.',
      submit: 'Odłącz',
      keep: 'Zostaw',
    },
    'add-sms': {
      heading: 'Kody SMS',
      sentence: 'Przy logowaniu kod przyjdzie na Twój numer.',
      submit: 'Włącz',
      keep: 'Nie teraz',
    },
    'remove-sms': {
      heading: 'Wyłączyć kody SMS?',
      sentence: 'Kody do logowania nie będą już przychodzić. Numer zostanie.',
      submit: 'Wyłącz',
      keep: 'Zostaw',
    },
    'remove-phone': {
      heading: 'Usunąć numer?',
      sentence: 'Kody do logowania nie będą już na niego przychodzić.',
      submit: 'Usuń',
      keep: 'Zostaw',
    },
  },

  kept: { unchanged: 'Nic się nie zmieniło', unclear: 'Być może już to zrobiono', sentence: takingBack },

  signInAgain: {
    heading: 'Zaloguj się ponownie',
    sentence: 'Tu potrzebny jest drugi krok. Wykonaj go przy logowaniu i wróć.',
    keepApp: 'Aplikacja może już działać. Zachowaj ją i zaloguj się ponownie jej kodem.',
    submit: 'Zaloguj się ponownie',
    done: 'Zaloguj się ponownie, teraz z drugim krokiem.',
  },

  done: {
    'signed-in': {
      heading: 'Logowanie udane',
      sentence: (brand) => (brand === undefined ? 'Już przechodzimy dalej.' : `Przechodzimy do: ${brand}.`),
    },
    'phone-verified': { heading: 'Numer jest potwierdzony', sentence: takingBack },
    'add-app': { heading: 'Aplikacja uwierzytelniająca jest włączona', sentence: takingBack },
    'remove-app': { heading: 'Aplikacja uwierzytelniająca jest odłączona', sentence: takingBack },
    'add-sms': { heading: 'Kody SMS są włączone', sentence: takingBack },
    'remove-sms': { heading: 'Kody SMS są wyłączone', sentence: takingBack },
    'remove-phone': { heading: 'Numer został usunięty', sentence: takingBack },
  },

  captcha: {
    label: 'Potwierdź, że nie jesteś robotem',
    coming: 'Tu pojawi się test.',
    loading: 'Wczytywanie testu…',
    retry: 'Wczytaj ponownie',
    tick: 'Zaznacz pole powyżej, aby przejść dalej.',
  },

  copyFailed: 'Nie udało się skopiować. Zaznacz tekst.',

  errors: {
    'account-disabled': 'To konto jest wyłączone. Zapytaj administratora.',
    'account-not-found': 'Nie możemy wysłać kodu na ten numer.',
    'already-verified': 'To jest już potwierdzone.',
    'captcha-closed': 'Test zamknięto. Spróbuj, gdy zechcesz.',
    'captcha-expired': 'Czas testu minął. Wykonaj go ponownie.',
    'captcha-refused': 'Test się nie powiódł. Spróbuj ponownie.',
    'captcha-unavailable': 'Test się nie wczytał. Może zatrzymał go bloker reklam.',
    'code-expired': 'Ten kod wygasł. Poproś o nowy.',
    'code-wrong': 'Ten kod nie pasuje. Sprawdź ostatni SMS.',
    'code-wrong-or-expired': 'Kod jest błędny lub wygasł.',
    conflict: 'Coś się w tym czasie zmieniło. Spróbuj ponownie.',
    'credentials-wrong': 'Błędna nazwa lub hasło.',
    'email-not-verified': 'Najpierw potwierdź adres e-mail.',
    forbidden: 'Nie masz tu dostępu.',
    misconfigured: 'Logowanie jest źle ustawione. Powiadom właściciela strony.',
    network: 'Nie możemy połączyć się z serwerem. Spróbuj ponownie.',
    offline: 'Brak internetu. Sprawdź połączenie.',
    'phone-country': 'Nie wysyłamy SMS-ów na numery z tego kraju.',
    'phone-locked': 'Tego numeru nie można tu zmienić.',
    'phone-or-captcha-refused': 'Nie przyjęto numeru lub testu. Spróbuj ponownie.',
    'phone-refused': 'Tego numeru nie przyjęto. Sprawdź cyfry.',
    'portal-busy': 'Trwają prace na portalu. Spróbuj później.',
    'portal-closed': 'Ten portal jest zamknięty. Zapytaj właściciela.',
    'portal-unpaid': 'Ten portal nie jest opłacony. Zapytaj właściciela.',
    'rate-limited': 'Za dużo prób. Poczekaj chwilę.',
    'second-factor-needed': 'Tu potrzebny jest drugi krok. Zaloguj się ponownie.',
    server: 'Serwer ma problem. Spróbuj później.',
    'session-expired': 'Trwało to za długo. Zaloguj się ponownie.',
    'sms-limit': 'Na razie nie możemy wysłać kolejnego SMS-a.',
    'sms-unavailable': 'Teraz nie można wysyłać SMS-ów. Spróbuj później.',
    timeout: 'Serwer nie odpowiedział. Spróbuj ponownie.',
    unexpected: 'To się nie udało. Spróbuj ponownie.',
  },
  tryAgainIn: (time) => `Spróbuj za ${time}.`,

  notices: {
    'account-exists': 'Ten numer ma już konto. Zaloguj się.',
    'account-missing': 'Ten numer nie ma jeszcze konta. Możesz je utworzyć.',
    'attempts-exhausted': 'Za dużo błędnych kodów. Możesz już spróbować ponownie.',
    'captcha-needed': 'Został jeszcze jeden test.',
    'code-needed-again': 'Tamten kod już nie działa. Poproś o nowy.',
    'code-wrong': 'Ten kod nie pasuje. Sprawdź ostatni SMS.',
    'details-refused': 'Tych danych nie przyjęto. Sprawdź je.',
    'earlier-code-works': 'Wysłany wcześniej kod nadal działa.',
    expired: 'Ten kod wygasł. Poproś o nowy.',
    interrupted: 'Stronę odświeżono. Dla bezpieczeństwa zacznij od nowa.',
    'number-changed': 'Konto ma teraz inny numer. Widać go tutaj.',
    'password-changed': 'Nowe hasło jest ustawione. Zaloguj się nim.',
    'phone-changed': 'Konto ma teraz inny numer. Wpisz swój ponownie.',
    'phone-removed': 'Konto nie ma już numeru. Wpisz swój ponownie.',
    sent: 'Poproszono o kod. Może dotrzeć po minucie.',
    'sent-recently': 'Kod wysłano przed chwilą. Nadal działa.',
    'sms-limit': 'Na razie nie wyślemy nowego SMS-a. Twoje kody nadal działają.',
    'start-again': 'Zakończono to w innym oknie. Zacznij od nowa.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) =>
    seconds >= 60
      ? counted(Math.ceil(seconds / 60), { one: '# minutę', few: '# minuty', other: '# minut' })
      : counted(seconds, { one: '# sekundę', few: '# sekundy', other: '# sekund' }),
}
