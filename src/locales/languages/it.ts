import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Ti riportiamo indietro.' : `Ti riportiamo a ${brand}.`

const characters = (count: number) => `${count} ${count === 1 ? 'carattere' : 'caratteri'}`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Chiedine uno nuovo.' : `Chiedine uno nuovo tra ${wait}.`

/** Every sentence in Italian. */
export const it: Messages = {
  language: 'it',
  direction: 'ltr',

  back: 'Indietro',
  close: 'Chiudi',
  help: 'Aiuto',

  start: {
    loading: 'Caricamento…',
    failed: 'Impossibile iniziare',
    again: 'Riprova',
  },

  broken: {
    missing: { heading: 'Questo passaggio non si è caricato', sentence: 'Controlla la connessione e riprova.' },
    crashed: { heading: 'Qualcosa è andato storto', sentence: 'Questa parte ha smesso di funzionare. Riprova.' },
    reload: 'Se non basta, ricarica la pagina.',
    startAgain: 'Ricomincia',
  },

  credentials: {
    heading: 'Accedi',
    sentence: 'Usa il tuo account di lavoro.',
    continueSentence: 'Il tuo account è collegato. Continua per completare l’accesso.',
    username: { email: 'E-mail', text: 'Nome utente' },
    password: 'Password',
    show: 'Mostra',
    hide: 'Nascondi',
    capsLock: 'Il blocco maiuscole è attivo.',
    staySignedIn: 'Resta connesso',
    submit: 'Continua',
    again: 'Per la tua sicurezza, inserisci di nuovo la password.',
    usernameMissing: { email: 'Inserisci la tua e-mail.', text: 'Inserisci il tuo nome utente.' },
    wrong: { email: 'E-mail o password errati.', text: 'Nome utente o password errati.' },
    passwordMissing: 'Inserisci la password.',
    phoneSentence: 'Usa il tuo numero di telefono e la password.',
    wrongPhone: 'Numero o password errati.',
    wrongLink: 'Questo modo di accedere non vale più. Chiedi un nuovo link.',
    passwordHeading: 'Conferma che sei tu',
    passwordSentence: 'Inserisci la password per continuare.',
    wrongPassword: 'Password errata.',
    forgot: 'Hai dimenticato la password?',
  },

  phone: {
    heading: {
      'sign-in': 'Accedi',
      'second-factor': 'Aggiungi il tuo telefono',
      verify: 'Conferma il tuo telefono',
      change: 'Cambia numero',
      'sign-up': 'Crea un account',
      'reset-password': 'Nuova password',
    },
    sentence: {
      'sign-in': 'Ti invieremo un codice via SMS per confermare che sei tu.',
      'second-factor': 'I codici di accesso arriveranno via SMS a questo numero.',
      verify: 'Invieremo un codice via SMS a questo numero.',
      change: 'Inviare un codice a un altro numero annulla la conferma di questo.',
      'sign-up': 'Ti invieremo un codice via SMS, poi chiederemo il tuo nome.',
      'reset-password': 'Ti invieremo un codice via SMS, poi sceglierai una nuova password.',
    },
    label: 'Numero di telefono',
    country: 'Paese',
    countryChosen: (country, callingCode) => `Paese: ${country} +${callingCode}`,
    searchCountry: 'Paese o prefisso',
    countriesFound: (count) => `${count} ${count === 1 ? 'Paese' : 'Paesi'}`,
    noCountryFound: 'Nessun Paese con questo nome. Controlla come è scritto o prova il prefisso.',
    preferredCountries: 'Suggeriti',
    otherCountries: 'Tutti i Paesi',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Solo numeri di: ${countries}.` : `Solo numeri con +${callingCode}: ${countries}.`,
    hint: 'Si applicano le normali tariffe SMS.',
    submit: 'Continua',
    problems: {
      empty: 'Inserisci il tuo numero di telefono.',
      'too-short': 'Il numero è troppo corto. Forse manca una cifra.',
      'too-long': 'Il numero è troppo lungo. Controlla le cifre.',
      impossible: 'Questo numero non esiste. Controlla le cifre.',
      country: 'Non possiamo inviare SMS ai numeri di questo Paese.',
      extension: 'I numeri interni non ricevono SMS. Inserisci un numero diretto.',
      'not-a-number': 'Questo non è un numero di telefono.',
      unchecked: 'Non è stato possibile controllare il numero. Riprova.',
    },
  },

  code: {
    heading: { sms: 'Inserisci il codice', app: 'Inserisci il codice' },
    sentTo: ['Inviato al ', ''],
    sent: 'Lo abbiamo inviato via SMS.',
    fromApp: 'Lo trovi nella tua app di autenticazione.',
    whole: 'Il codice viene verificato appena è completo.',
    backupSentence: 'Usa un codice di riserva che hai salvato. Ognuno vale una sola volta.',
    label: 'Codice',
    backupLabel: 'Codice di riserva',
    useBackupCode: 'Usa un codice di riserva',
    useApp: 'Usa l’app di autenticazione',
    useMessage: 'Usa il codice inviato',
    otherMethods: 'Altri modi per confermare',
    lostPhone: 'Hai perso il telefono?',
    changeNumber: 'Cambia numero',
    resend: 'Invia di nuovo',
    resendIn: (time) => `tra ${time}`,
    resendReady: 'Ora puoi chiedere un nuovo codice.',
    messageInstead: 'Ricevi il codice via SMS',
    backToApp: 'Torna all’app',
    trustDevice: 'Autorizza questo browser',
    trustDeviceHint: 'La prossima volta senza codice. Solo sul tuo dispositivo.',
    validFor: 'Valido per',
    expired: 'Codice scaduto',
    blocked: (time) => `Troppi tentativi. Attendi circa ${time}.`,
    missing: 'Inserisci il codice.',
    wrongFromApp: 'Codice errato. Inserisci quello visibile ora.',
    wrongBackup: 'Codice errato o già usato.',
    dead: {
      'attempts-exhausted': (wait) => `Troppi codici errati. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Quel codice non vale più. ${anotherCode(wait)}`,
      expired: (wait) => `Questo codice è scaduto. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `Il codice ha ${characters(length)}.`,
    submit: 'Conferma',
    slow: 'L’SMS può impiegare un minuto ad arrivare.',
  },

  enrol: {
    heading: 'Configura l’app di autenticazione',
    sentence: 'Aggiungi questo alla tua app di autenticazione, poi inserisci il suo codice.',
    picture: 'Codice QR per la tua app di autenticazione',
    open: 'Apri nella tua app',
    scan: 'Scansiona con un altro dispositivo',
    key: 'Oppure inserisci questa chiave',
    copy: 'Copia la chiave',
    copied: 'Copiata',
    label: 'Codice dell’app',
    submit: 'Attiva',
  },

  details: {
    heading: 'Ci siamo quasi',
    sentence: 'Mancano alcuni dati per finire.',
    ofPassword: { heading: 'Nuova password', sentence: 'D’ora in poi accederai con questa.' },
    fields: {
      name: 'Il tuo nome',
      email: 'E-mail',
      username: 'Nome utente',
      password: 'Nuova password',
    },
    newPassword: 'Nuova password',
    missing: {
      name: 'Inserisci il tuo nome.',
      email: 'Inserisci la tua e-mail.',
      username: 'Inserisci il tuo nome utente.',
    },
    newPasswordMissing: 'Inserisci una nuova password.',
    otherMissing: 'Questo campo è ancora vuoto.',
    tooShort: (minimum) => `Almeno ${characters(minimum)}.`,
    tooLong: (maximum) => `Al massimo ${characters(maximum)}.`,
    submit: 'Continua',
  },

  backupCodes: {
    heading: 'Salva i codici di riserva',
    sentence: 'Ognuno ti fa accedere una volta se perdi il telefono. Non saranno più mostrati.',
    copy: 'Copia',
    copied: 'Copiati',
    download: 'Scarica',
    printFailed: 'Questo browser non stampa. Copia o scarica i codici.',
    fileName: 'codici-di-riserva',
    print: 'Stampa',
    submit: 'Li ho salvati',
  },

  confirm: {
    'add-app': {
      heading: 'Configura un’app di autenticazione',
      sentence: 'Un’app sul tuo telefono mostrerà i codici per accedere.',
      submit: 'Continua',
      keep: 'Non ora',
    },
    'remove-app': {
      heading: 'Scollegare l’app di autenticazione?',
      sentence: 'I codici dell’app smettono subito di funzionare.',
      submit: 'Scollega',
      keep: 'Mantieni',
    },
    'add-sms': {
      heading: 'Codici via SMS',
      sentence: 'Quando accedi, un codice arriverà via SMS al tuo numero.',
      submit: 'Attiva',
      keep: 'Non ora',
    },
    'remove-sms': {
      heading: 'Disattivare i codici via SMS?',
      sentence: 'I codici di accesso non arriveranno più via SMS. Il numero resta.',
      submit: 'Disattiva',
      keep: 'Mantieni',
    },
    'remove-phone': {
      heading: 'Rimuovere il tuo numero?',
      sentence: 'Questo numero non potrà più ricevere i codici di accesso.',
      submit: 'Rimuovi',
      keep: 'Mantieni',
    },
  },

  kept: { unchanged: 'Non è cambiato nulla', unclear: 'Forse è già stato fatto', sentence: takingBack },

  signInAgain: {
    heading: 'Accedi di nuovo',
    sentence: 'Qui serve il secondo passaggio. Accedi usandolo, poi torna.',
    keepApp: 'Forse l’app di autenticazione è attiva. Tienila e accedi di nuovo con il suo codice.',
    submit: 'Accedi di nuovo',
    done: 'Accedi di nuovo, ora con il secondo passaggio.',
  },

  done: {
    'signed-in': {
      heading: 'Hai effettuato l’accesso',
      sentence: (brand) => (brand === undefined ? 'Ti portiamo lì.' : `Ti portiamo a ${brand}.`),
    },
    'phone-verified': { heading: 'Il tuo numero è confermato', sentence: takingBack },
    'add-app': { heading: 'L’app di autenticazione è attiva', sentence: takingBack },
    'remove-app': { heading: 'L’app di autenticazione è scollegata', sentence: takingBack },
    'add-sms': { heading: 'I codici via SMS sono attivi', sentence: takingBack },
    'remove-sms': { heading: 'I codici via SMS sono disattivati', sentence: takingBack },
    'remove-phone': { heading: 'Il tuo numero è stato rimosso', sentence: takingBack },
  },

  captcha: {
    label: 'Conferma che non sei un robot',
    coming: 'Qui comparirà una verifica.',
    loading: 'Caricamento della verifica…',
    retry: 'Carica di nuovo',
    tick: 'Spunta la casella qui sopra per continuare.',
  },

  copyFailed: 'Non è stato possibile copiare. Seleziona il testo.',

  errors: {
    'account-disabled': 'Questo account è disattivato. Chiedi all’amministratore.',
    'account-not-found': 'Non possiamo inviare un codice a questo numero.',
    'already-verified': 'Questo è già confermato.',
    'captcha-closed': 'La verifica è stata chiusa. Riprova quando vuoi.',
    'captcha-expired': 'La verifica è scaduta. Ripetila.',
    'captcha-refused': 'La verifica non è riuscita. Riprova.',
    'captcha-unavailable': 'La verifica non si è caricata. Forse un ad blocker la ferma.',
    'code-expired': 'Questo codice è scaduto. Chiedine uno nuovo.',
    'code-wrong': 'Codice errato. Guarda l’ultimo SMS.',
    'code-wrong-or-expired': 'Il codice è errato o scaduto.',
    conflict: 'Nel frattempo qualcosa è cambiato. Riprova.',
    'credentials-wrong': 'Nome o password errati.',
    'email-not-verified': 'Conferma prima il tuo indirizzo e-mail.',
    forbidden: 'Non hai accesso qui.',
    misconfigured: 'L’accesso è configurato male. Avvisa chi gestisce il sito.',
    network: 'Non riusciamo a raggiungere il server. Riprova.',
    offline: 'Sei offline. Controlla la connessione.',
    'phone-country': 'Non possiamo inviare SMS ai numeri di questo Paese.',
    'phone-locked': 'Questo numero non si può cambiare qui.',
    'phone-or-captcha-refused': 'Numero o verifica non accettati. Riprova.',
    'phone-refused': 'Questo numero non è stato accettato. Controlla le cifre.',
    'portal-busy': 'Il portale è in manutenzione. Riprova più tardi.',
    'portal-closed': 'Questo portale è chiuso. Chiedi al proprietario.',
    'portal-unpaid': 'Questo portale non risulta pagato. Chiedi al proprietario.',
    'rate-limited': 'Troppi tentativi. Attendi un po’.',
    'second-factor-needed': 'Qui serve il secondo passaggio. Accedi di nuovo.',
    server: 'Il server ha un problema. Riprova più tardi.',
    'session-expired': 'È passato troppo tempo. Accedi di nuovo.',
    'sms-limit': 'Per ora non possiamo inviarti un altro SMS.',
    'sms-unavailable': 'Ora non si possono inviare SMS. Riprova più tardi.',
    timeout: 'Il server non ha risposto. Riprova.',
    unexpected: 'Non ha funzionato. Riprova.',
  },
  tryAgainIn: (time) => `Riprova tra ${time}.`,

  notices: {
    'account-exists': 'Questo numero ha già un account. Accedi con quello.',
    'account-missing': 'Questo numero non ha ancora un account. Puoi crearne uno.',
    'attempts-exhausted': 'Troppi codici errati. Ora puoi riprovare.',
    'captcha-needed': 'Ancora una verifica prima di continuare.',
    'code-needed-again': 'Quel codice non vale più. Chiedine uno nuovo.',
    'code-wrong': 'Codice errato. Guarda l’ultimo SMS.',
    'details-refused': 'Questi dati non sono stati accettati. Controllali.',
    'earlier-code-works': 'Il codice inviato prima vale ancora.',
    expired: 'Questo codice è scaduto. Chiedine uno nuovo.',
    interrupted: 'La pagina è stata ricaricata. Per sicurezza, ricomincia.',
    'number-changed': 'Il tuo account ora ha un altro numero. È mostrato qui.',
    'password-changed': 'La nuova password è impostata. Accedi con quella.',
    'phone-changed': 'Il tuo account ora ha un altro numero. Inserisci di nuovo il tuo.',
    'phone-removed': 'Il tuo account non ha più un numero. Inserisci di nuovo il tuo.',
    sent: 'Un codice è stato richiesto. Può impiegare un minuto.',
    'sent-recently': 'Un codice è stato inviato poco fa. Vale ancora.',
    'sms-limit': 'Per ora niente altri SMS. I tuoi codici valgono ancora.',
    'start-again': 'La procedura è terminata in un’altra finestra. Ricomincia.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    if (seconds >= 60) return `${minutes} ${minutes === 1 ? 'minuto' : 'minuti'}`
    return `${seconds} ${seconds === 1 ? 'secondo' : 'secondi'}`
  },
}
