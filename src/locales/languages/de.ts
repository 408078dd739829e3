import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Sie werden zurückgeleitet.' : `Sie werden zu ${brand} zurückgeleitet.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Fordern Sie einen neuen an.' : `Einen neuen gibt es in ${wait}.`

export const de: Messages = {
  language: 'de',
  direction: 'ltr',

  back: 'Zurück',
  close: 'Schließen',
  help: 'Hilfe',

  start: {
    heading: 'Anmelden',
    loading: 'Wird geladen…',
    failed: 'Die Anmeldung konnte nicht beginnen.',
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
      'sign-in': 'Wir senden Ihnen einen Code per SMS, um Sie zu erkennen.',
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
    noCountryFound: 'Kein solches Land. Prüfen Sie die Schreibweise oder die Vorwahl.',
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
      extension: 'Nebenstellen erhalten keine SMS. Nehmen Sie eine Durchwahl.',
      'not-a-number': 'Das ist keine Telefonnummer.',
      unchecked: 'Die Nummer wurde nicht geprüft. Versuchen Sie es erneut.',
    },
  },

  code: {
    heading: { sms: 'Code eingeben', app: 'Code eingeben' },
    sentTo: ['Gesendet an ', ''],
    sent: 'Wir haben ihn per SMS gesendet.',
    fromApp: 'Sie finden ihn in Ihrer Authenticator-App.',
    backupSentence: 'Geben Sie einen gesicherten Ersatzcode ein. Jeder gilt einmal.',
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
    fields: {
      name: 'Ihr Name',
      email: 'E-Mail',
      username: 'Benutzername',
      password: 'Neues Passwort',
      initial_username: 'Benutzername',
      initial_password: 'Neues Passwort',
    },
    newPassword: 'Neues Passwort',
    missing: 'Füllen Sie dieses Feld aus.',
    tooShort: (minimum) => `Mindestens ${minimum} Zeichen.`,
    tooLong: (maximum) => `Höchstens ${maximum} Zeichen.`,
    submit: 'Weiter',
  },

  backupCodes: {
    heading: 'Ersatzcodes sichern',
    sentence: 'Jeder meldet Sie einmal an, wenn das Telefon fehlt. Sie erscheinen nur jetzt.',
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
      sentence: 'Eine App auf Ihrem Telefon zeigt dann die Codes zum Anmelden.',
      submit: 'Weiter',
    },
    'remove-app': {
      heading: 'Authenticator entfernen?',
      sentence: 'Die Codes in Ihrer App gelten sofort nicht mehr.',
      submit: 'Entfernen',
    },
    'add-sms': {
      heading: 'Codes per SMS',
      sentence: 'Beim Anmelden kommt ein Code per SMS an Ihre Nummer.',
      submit: 'Einschalten',
    },
    'remove-sms': {
      heading: 'Codes per SMS ausschalten?',
      sentence: 'Codes zum Anmelden kommen nicht mehr per SMS. Ihre Nummer bleibt.',
      submit: 'Ausschalten',
    },
    'remove-phone': {
      heading: 'Nummer entfernen?',
      sentence: 'Codes zum Anmelden können nicht mehr an sie gesendet werden.',
      submit: 'Entfernen',
    },
  },

  signInAgain: {
    heading: 'Erneut anmelden',
    sentence: 'Hier ist Ihr zweiter Schritt nötig. Melden Sie sich damit an.',
    keepApp: 'Ihr Authenticator ist vielleicht an. Behalten Sie ihn und melden Sie sich damit an.',
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
    coming: 'Hier kommt eine Prüfung.',
    loading: 'Die Prüfung wird geladen…',
    retry: 'Erneut laden',
    tick: 'Haken Sie das Feld oben an und fahren Sie fort.',
  },

  copyFailed: 'Kopieren nicht möglich. Markieren Sie den Text.',

  errors: {
    'account-disabled': 'Dieses Konto ist gesperrt. Fragen Sie Ihre Administration.',
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
    misconfigured: 'Die Anmeldung ist falsch eingerichtet. Sagen Sie es dem Betreiber.',
    network: 'Der Server ist nicht erreichbar. Versuchen Sie es erneut.',
    offline: 'Sie sind offline. Prüfen Sie die Verbindung.',
    'phone-country': 'In dieses Land können wir keine SMS senden.',
    'phone-locked': 'Diese Nummer lässt sich hier nicht ändern.',
    'phone-or-captcha-refused': 'Nummer oder Prüfung nicht akzeptiert. Versuchen Sie es erneut.',
    'phone-refused': 'Diese Nummer wurde nicht akzeptiert. Prüfen Sie die Ziffern.',
    'portal-busy': 'Das Portal wird gewartet. Versuchen Sie es später.',
    'portal-closed': 'Dieses Portal ist geschlossen. Fragen Sie den Betreiber.',
    'portal-unpaid': 'Dieses Portal ist nicht bezahlt. Fragen Sie den Betreiber.',
    'rate-limited': 'Zu viele Versuche. Warten Sie etwas.',
    'second-factor-needed': 'Hier ist Ihr zweiter Schritt nötig. Melden Sie sich erneut an.',
    server: 'Der Server hat ein Problem. Versuchen Sie es später.',
    'session-expired': 'Das hat zu lange gedauert. Melden Sie sich erneut an.',
    'sms-limit': 'Wir können vorerst keine SMS mehr senden.',
    'sms-unavailable': 'SMS sind gerade nicht möglich. Versuchen Sie es später.',
    timeout: 'Der Server hat nicht geantwortet. Versuchen Sie es erneut.',
    unexpected: 'Das hat nicht geklappt. Versuchen Sie es erneut.',
  },
  tryAgainIn: (time) => `Erneut möglich in ${time}.`,

  notices: {
    'account-exists': 'Diese Nummer hat schon ein Konto. Melden Sie sich an.',
    'account-missing': 'Diese Nummer hat noch kein Konto. Sie können eines erstellen.',
    'attempts-exhausted': 'Es waren zu viele falsche Codes. Versuchen Sie es jetzt.',
    'captcha-needed': 'Noch eine Prüfung, dann geht es weiter.',
    'code-needed-again': 'Der Code gilt nicht mehr. Fordern Sie einen neuen an.',
    'code-wrong': 'Der Code stimmt nicht. Sehen Sie in die letzte Nachricht.',
    'details-refused': 'Diese Angaben wurden nicht akzeptiert. Prüfen Sie sie.',
    'earlier-code-works': 'Der Code von vorhin gilt noch.',
    expired: 'Der Code ist abgelaufen. Fordern Sie einen neuen an.',
    interrupted: 'Die Seite wurde neu geladen. Beginnen Sie zur Sicherheit neu.',
    'number-changed': 'Ihr Konto hat jetzt eine andere Nummer. Hier steht sie.',
    'password-changed': 'Ihr neues Passwort gilt. Melden Sie sich damit an.',
    'phone-changed': 'Die Nummer des Kontos ist neu. Geben Sie Ihre erneut ein.',
    'phone-removed': 'Ihr Konto hat keine Nummer mehr. Geben Sie Ihre erneut ein.',
    sent: 'Ein Code ist angefordert. Das kann eine Minute dauern.',
    'sent-recently': 'Der Code wurde eben gesendet. Er gilt noch.',
    'sms-limit': 'Vorerst keine weitere SMS. Ihre Codes gelten noch.',
    'start-again': 'Das wurde in einem anderen Fenster beendet. Beginnen Sie neu.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    if (seconds >= 60) return `${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}`
    return `${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`
  },
}
