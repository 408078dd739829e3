import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Sie werden zurückgeleitet.' : `Sie werden zu ${brand} zurückgeleitet.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Fordern Sie einen neuen an.' : `Einen neuen gibt es in ${wait}.`

/** Every sentence in German. */
export const de: Messages = {
  language: 'de',
  direction: 'ltr',

  back: 'Zurück',
  close: 'Schließen',
  help: 'Hilfe',

  start: {
    loading: 'Wird geladen…',
    failed: 'Start nicht möglich',
    again: 'Erneut versuchen',
  },

  broken: {
    missing: {
      heading: 'Dieser Schritt wurde nicht geladen',
      sentence: 'Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    },
    crashed: {
      heading: 'Etwas ist schiefgegangen',
      sentence: 'Dieser Teil funktioniert nicht mehr. Versuchen Sie es erneut.',
    },
    reload: 'Wenn das nicht hilft, laden Sie die Seite neu.',
    startAgain: 'Neu beginnen',
  },

  credentials: {
    heading: 'Anmelden',
    sentence: 'Verwenden Sie Ihr Arbeitskonto.',
    continueSentence: 'Ihr Konto ist verbunden. Fahren Sie fort, um sich anzumelden.',
    username: { email: 'E-Mail', text: 'Benutzername' },
    password: 'Passwort',
    show: 'Anzeigen',
    hide: 'Verbergen',
    capsLock: 'Die Feststelltaste ist an.',
    staySignedIn: 'Angemeldet bleiben',
    submit: 'Weiter',
    again: 'Geben Sie zu Ihrer Sicherheit das Passwort erneut ein.',
    usernameMissing: { email: 'Geben Sie Ihre E-Mail-Adresse ein.', text: 'Geben Sie Ihren Benutzernamen ein.' },
    wrong: { email: 'E-Mail oder Passwort ist falsch.', text: 'Benutzername oder Passwort ist falsch.' },
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
    phoneSentence: 'Verwenden Sie Telefonnummer und Passwort.',
    wrongPhone: 'Nummer oder Passwort ist falsch.',
    wrongLink: 'Diese Anmeldung gilt nicht mehr. Fordern Sie einen neuen Link an.',
    passwordHeading: 'Bestätigen Sie, dass Sie es sind',
    passwordSentence: 'Geben Sie Ihr Passwort ein, um fortzufahren.',
    wrongPassword: 'Das Passwort ist falsch.',
    forgot: 'Passwort vergessen?',
  },

  phone: {
    heading: {
      'sign-in': 'Anmelden',
      'second-factor': 'Telefon hinzufügen',
      verify: 'Telefon bestätigen',
      change: 'Nummer ändern',
      'sign-up': 'Konto erstellen',
      'reset-password': 'Neues Passwort festlegen',
    },
    sentence: {
      'sign-in': 'Wir senden Ihnen zur Bestätigung einen Code per SMS.',
      'second-factor': 'Codes zum Anmelden kommen per SMS an diese Nummer.',
      verify: 'Wir senden einen Code per SMS an diese Nummer.',
      change: 'Sobald eine andere Nummer den Code erhält, ist Ihre nicht mehr bestätigt.',
      'sign-up': 'Sie erhalten einen Code per SMS. Dann fragen wir nach Ihrem Namen.',
      'reset-password': 'Sie erhalten einen Code per SMS. Dann wählen Sie ein neues Passwort.',
    },
    label: 'Telefonnummer',
    country: 'Land',
    countryChosen: (country, callingCode) => `Land: ${country} +${callingCode}`,
    searchCountry: 'Land oder Vorwahl',
    countriesFound: (count) => `${count} ${count === 1 ? 'Land' : 'Länder'}`,
    noCountryFound: 'Kein solches Land. Prüfen Sie die Schreibweise oder nehmen Sie die Vorwahl.',
    preferredCountries: 'Vorschläge',
    otherCountries: 'Alle Länder',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Nur Nummern aus: ${countries}.` : `Nur Nummern mit +${callingCode}: ${countries}.`,
    hint: 'Es gelten die üblichen SMS-Gebühren.',
    submit: 'Weiter',
    problems: {
      empty: 'Geben Sie Ihre Telefonnummer ein.',
      'too-short': 'Die Nummer ist zu kurz. Es fehlt wohl eine Ziffer.',
      'too-long': 'Die Nummer ist zu lang. Prüfen Sie die Ziffern.',
      impossible: 'Diese Nummer gibt es nicht. Prüfen Sie die Ziffern.',
      country: 'In dieses Land können wir keine SMS senden.',
      extension: 'Nebenstellen erhalten keine SMS. Nehmen Sie eine direkte Nummer.',
      'not-a-number': 'Das ist keine Telefonnummer.',
      unchecked: 'Die Nummer ließ sich nicht prüfen. Versuchen Sie es erneut.',
    },
  },

  code: {
    heading: { sms: 'Code eingeben', app: 'Code eingeben' },
    sentTo: ['Gesendet an ', ''],
    sent: 'Wir haben ihn per SMS gesendet.',
    fromApp: 'Sie finden ihn in Ihrer Authenticator-App.',
    whole: 'Der Code wird geprüft, sobald er vollständig ist.',
    backupSentence: 'Geben Sie einen gespeicherten Ersatzcode ein. Jeder gilt nur einmal.',
    label: 'Code',
    backupLabel: 'Ersatzcode',
    useBackupCode: 'Ersatzcode verwenden',
    useApp: 'Authenticator-App verwenden',
    useMessage: 'Gesendeten Code verwenden',
    otherMethods: 'Andere Wege zur Bestätigung',
    lostPhone: 'Telefon nicht zur Hand?',
    changeNumber: 'Nummer ändern',
    resend: 'Erneut senden',
    resendIn: (time) => `in ${time}`,
    resendReady: 'Sie können jetzt einen neuen Code anfordern.',
    messageInstead: 'Code per SMS senden',
    backToApp: 'Zurück zur App',
    trustDevice: 'Diesem Browser vertrauen',
    trustDeviceHint: 'Nächstes Mal ohne Code. Nur auf Ihrem eigenen Gerät.',
    validFor: 'Gültig für',
    expired: 'Code abgelaufen',
    blocked: (time) => `Zu viele Versuche. Warten Sie etwa ${time}.`,
    missing: 'Geben Sie den Code ein.',
    wrongFromApp: 'Der Code stimmt nicht. Nehmen Sie den, der jetzt angezeigt wird.',
    wrongBackup: 'Der Code stimmt nicht oder wurde schon benutzt.',
    dead: {
      'attempts-exhausted': (wait) => `Zu viele falsche Codes. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Der Code gilt nicht mehr. ${anotherCode(wait)}`,
      expired: (wait) => `Der Code ist abgelaufen. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `Der Code hat ${length} Zeichen.`,
    submit: 'Bestätigen',
    slow: 'Die SMS kann eine Minute brauchen.',
  },

  enrol: {
    heading: 'Authenticator einrichten',
    sentence: 'Fügen Sie dies Ihrer Authenticator-App hinzu und geben Sie deren Code ein.',
    picture: 'QR-Code für Ihre Authenticator-App',
    open: 'In der App öffnen',
    scan: 'Mit anderem Gerät scannen',
    key: 'Oder Schlüssel eingeben',
    copy: 'Schlüssel kopieren',
    copied: 'Kopiert',
    label: 'Code aus der App',
    submit: 'Einschalten',
  },

  details: {
    heading: 'Fast geschafft',
    sentence: 'Es fehlen noch einige Angaben.',
    ofPassword: { heading: 'Neues Passwort festlegen', sentence: 'Damit melden Sie sich künftig an.' },
    fields: {
      name: 'Ihr Name',
      email: 'E-Mail',
      username: 'Benutzername',
      password: 'Neues Passwort',
    },
    newPassword: 'Neues Passwort',
    missing: {
      name: 'Geben Sie Ihren Namen ein.',
      email: 'Geben Sie Ihre E-Mail-Adresse ein.',
      username: 'Geben Sie Ihren Benutzernamen ein.',
    },
    newPasswordMissing: 'Geben Sie ein neues Passwort ein.',
    otherMissing: 'Dieses Feld ist noch leer.',
    tooShort: (minimum) => `Mindestens ${minimum} Zeichen.`,
    tooLong: (maximum) => `Höchstens ${maximum} Zeichen.`,
    submit: 'Weiter',
  },

  backupCodes: {
    heading: 'Ersatzcodes sichern',
    sentence: 'Jeder meldet Sie einmal an, wenn das Telefon fehlt. Die Codes erscheinen nur jetzt.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    download: 'Herunterladen',
    printFailed: 'Dieser Browser druckt nicht. Kopieren Sie die Codes oder laden Sie sie herunter.',
    fileName: 'ersatzcodes',
    print: 'Drucken',
    submit: 'Ich habe sie gesichert',
  },

  confirm: {
    'add-app': {
      heading: 'Authenticator einrichten',
      sentence: 'Eine Authenticator-App auf Ihrem Telefon zeigt dann die Codes zum Anmelden.',
      submit: 'Weiter',
      keep: 'Nicht jetzt',
    },
    'remove-app': {
      heading: 'Authenticator entfernen?',
      sentence: 'Die Codes in Ihrer App gelten dann sofort nicht mehr.',
      submit: 'Entfernen',
      keep: 'Behalten',
    },
    'add-sms': {
      heading: 'Codes per SMS',
      sentence: 'Beim Anmelden kommt ein Code per SMS an Ihre Nummer.',
      submit: 'Einschalten',
      keep: 'Nicht jetzt',
    },
    'remove-sms': {
      heading: 'Codes per SMS ausschalten?',
      sentence: 'Codes zum Anmelden kommen nicht mehr per SMS. Ihre Nummer bleibt.',
      submit: 'Ausschalten',
      keep: 'Behalten',
    },
    'remove-phone': {
      heading: 'Nummer entfernen?',
      sentence: 'Codes zum Anmelden können nicht mehr an sie gesendet werden.',
      submit: 'Entfernen',
      keep: 'Behalten',
    },
  },

  kept: { unchanged: 'Nichts wurde geändert', unclear: 'Vielleicht ist es schon erledigt', sentence: takingBack },

  signInAgain: {
    heading: 'Erneut anmelden',
    sentence: 'Hier ist Ihr zweiter Schritt nötig. Melden Sie sich damit an und kommen Sie zurück.',
    keepApp: 'Ihr Authenticator ist vielleicht an. Behalten Sie ihn und melden Sie sich damit erneut an.',
    submit: 'Erneut anmelden',
    done: 'Melden Sie sich erneut an, jetzt mit dem zweiten Schritt.',
  },

  done: {
    'signed-in': {
      heading: 'Sie sind angemeldet',
      sentence: (brand) => (brand === undefined ? 'Sie werden weitergeleitet.' : `Sie werden zu ${brand} geleitet.`),
    },
    'phone-verified': { heading: 'Ihre Nummer ist bestätigt', sentence: takingBack },
    'add-app': { heading: 'Ihr Authenticator ist an', sentence: takingBack },
    'remove-app': { heading: 'Der Authenticator ist entfernt', sentence: takingBack },
    'add-sms': { heading: 'Codes per SMS sind an', sentence: takingBack },
    'remove-sms': { heading: 'Codes per SMS sind aus', sentence: takingBack },
    'remove-phone': { heading: 'Ihre Nummer ist entfernt', sentence: takingBack },
  },

  captcha: {
    label: 'Bestätigen Sie, dass Sie kein Roboter sind',
    coming: 'Hier erscheint eine Prüfung.',
    loading: 'Die Prüfung wird geladen…',
    retry: 'Erneut laden',
    tick: 'Haken Sie das Feld oben an, um fortzufahren.',
  },

  copyFailed: 'Kopieren nicht möglich. Markieren Sie den Text.',

  errors: {
    'account-disabled': 'Dieses Konto ist deaktiviert. Fragen Sie Ihre Administration.',
    'account-not-found': 'Wir können keinen Code an diese Nummer senden.',
    'already-verified': 'Das ist schon bestätigt.',
    'captcha-closed': 'Die Prüfung wurde geschlossen. Versuchen Sie es erneut.',
    'captcha-expired': 'Die Prüfung ist abgelaufen. Machen Sie sie noch einmal.',
    'captcha-refused': 'Die Prüfung war nicht erfolgreich. Versuchen Sie es erneut.',
    'captcha-unavailable': 'Die Prüfung lädt nicht. Werbeblocker können sie stoppen.',
    'code-expired': 'Der Code ist abgelaufen. Fordern Sie einen neuen an.',
    'code-wrong': 'Der Code stimmt nicht. Sehen Sie in die letzte SMS.',
    'code-wrong-or-expired': 'Der Code ist falsch oder abgelaufen.',
    conflict: 'Etwas hat sich inzwischen geändert. Versuchen Sie es erneut.',
    'credentials-wrong': 'Name oder Passwort ist falsch.',
    'email-not-verified': 'Bestätigen Sie zuerst Ihre E-Mail-Adresse.',
    forbidden: 'Sie haben hier keinen Zugang.',
    misconfigured: 'Anmeldung falsch eingerichtet. Melden Sie es dem Betreiber.',
    network: 'Der Server ist nicht erreichbar. Versuchen Sie es erneut.',
    offline: 'Sie sind offline. Prüfen Sie die Verbindung.',
    'phone-country': 'In dieses Land können wir keine SMS senden.',
    'phone-locked': 'Diese Nummer lässt sich hier nicht ändern.',
    'phone-or-captcha-refused': 'Nummer oder Prüfung abgelehnt. Versuchen Sie es erneut.',
    'phone-refused': 'Diese Nummer wurde nicht akzeptiert. Prüfen Sie die Ziffern.',
    'portal-busy': 'Das Portal wird gewartet. Versuchen Sie es später.',
    'portal-closed': 'Dieses Portal ist geschlossen. Fragen Sie den Betreiber.',
    'portal-unpaid': 'Dieses Portal ist nicht bezahlt. Fragen Sie den Betreiber.',
    'rate-limited': 'Zu viele Versuche. Warten Sie etwas.',
    'second-factor-needed': 'Hier ist Ihr zweiter Schritt nötig. Melden Sie sich erneut an.',
    server: 'Der Server hat ein Problem. Versuchen Sie es später.',
    'session-expired': 'Das hat zu lange gedauert. Melden Sie sich erneut an.',
    'sms-limit': 'Vorerst senden wir keine SMS mehr.',
    'sms-unavailable': 'SMS sind gerade nicht möglich. Versuchen Sie es später.',
    timeout: 'Der Server hat nicht geantwortet. Versuchen Sie es erneut.',
    unexpected: 'Das hat nicht geklappt. Versuchen Sie es erneut.',
  },
  tryAgainIn: (time) => `Neuer Versuch in ${time}.`,

  notices: {
    'account-exists': 'Diese Nummer hat schon ein Konto. Melden Sie sich an.',
    'account-missing': 'Diese Nummer hat noch kein Konto. Sie können eines erstellen.',
    'attempts-exhausted': 'Zu viele falsche Codes. Sie können es jetzt erneut versuchen.',
    'captcha-needed': 'Noch eine Prüfung, dann geht es weiter.',
    'code-needed-again': 'Der Code gilt nicht mehr. Fordern Sie einen neuen an.',
    'code-wrong': 'Der Code stimmt nicht. Sehen Sie in die letzte SMS.',
    'details-refused': 'Diese Angaben wurden nicht akzeptiert. Prüfen Sie sie.',
    'earlier-code-works': 'Der Code von vorhin gilt noch.',
    expired: 'Der Code ist abgelaufen. Fordern Sie einen neuen an.',
    interrupted: 'Die Seite wurde neu geladen. Beginnen Sie zur Sicherheit neu.',
    'number-changed': 'Ihr Konto hat jetzt eine andere Nummer. Hier steht sie.',
    'password-changed': 'Ihr neues Passwort gilt. Melden Sie sich damit an.',
    'phone-changed': 'Ihr Konto hat eine neue Nummer. Geben Sie Ihre erneut ein.',
    'phone-removed': 'Ihr Konto hat keine Nummer mehr. Geben Sie Ihre erneut ein.',
    sent: 'Ein Code ist angefordert. Das kann eine Minute dauern.',
    'sent-recently': 'Der Code wurde eben gesendet. Er gilt noch.',
    'sms-limit': 'Vorerst senden wir keine SMS mehr. Ihre Codes gelten noch.',
    'start-again': 'Dies endete in einem anderen Fenster. Beginnen Sie neu.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    if (seconds >= 60) return `${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}`
    return `${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`
  },
}
