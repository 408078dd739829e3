import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

/** Nought and one take the singular in French. */
const plural = (count: number) => (count > 1 ? 's' : '')

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Nous vous ramenons à la page.' : `Retour vers ${brand}.`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Demandez-en un nouveau.' : `Nouveau code possible dans ${wait}.`

/** Every sentence in French. */
export const fr: Messages = {
  language: 'fr',
  direction: 'ltr',

  back: 'Retour',
  close: 'Fermer',
  help: 'Aide',

  start: {
    loading: 'Chargement…',
    failed: 'Démarrage impossible',
    again: 'Réessayer',
  },

  broken: {
    missing: { heading: 'Cette étape ne s’est pas chargée', sentence: 'Vérifiez votre connexion, puis réessayez.' },
    crashed: { heading: 'Un problème est survenu', sentence: 'Cette partie ne fonctionne plus. Réessayez.' },
    reload: 'Si cela ne suffit pas, rechargez la page.',
    startAgain: 'Recommencer',
  },

  credentials: {
    heading: 'Connexion',
    sentence: 'Utilisez votre compte professionnel.',
    continueSentence: 'Votre compte est relié. Continuez pour terminer la connexion.',
    username: { email: 'E-mail', text: 'Nom d’utilisateur' },
    password: 'Mot de passe',
    show: 'Afficher',
    hide: 'Masquer',
    capsLock: 'Verr. Maj est activé.',
    staySignedIn: 'Garder la session ouverte',
    submit: 'Continuer',
    again: 'Pour votre sécurité, saisissez de nouveau votre mot de passe.',
    usernameMissing: { email: 'Saisissez votre e-mail.', text: 'Saisissez votre nom d’utilisateur.' },
    wrong: { email: 'E-mail ou mot de passe incorrect.', text: 'Nom d’utilisateur ou mot de passe incorrect.' },
    passwordMissing: 'Saisissez votre mot de passe.',
    phoneSentence: 'Utilisez votre numéro de téléphone et votre mot de passe.',
    wrongPhone: 'Numéro ou mot de passe incorrect.',
    wrongLink: 'Ce mode de connexion ne fonctionne plus. Demandez un nouveau lien.',
    passwordHeading: 'Confirmez votre identité',
    passwordSentence: 'Saisissez votre mot de passe pour continuer.',
    wrongPassword: 'Mot de passe incorrect.',
    forgot: 'Mot de passe oublié ?',
  },

  phone: {
    heading: {
      'sign-in': 'Connexion',
      'second-factor': 'Ajoutez votre téléphone',
      verify: 'Confirmez votre téléphone',
      change: 'Changer de numéro',
      'sign-up': 'Créer un compte',
      'reset-password': 'Nouveau mot de passe',
    },
    sentence: {
      'sign-in': 'Vous recevrez un code par SMS pour confirmer votre identité.',
      'second-factor': 'Ce numéro recevra les codes de connexion par SMS.',
      verify: 'Nous enverrons un code par SMS à ce numéro.',
      change: 'Dès l’envoi d’un code à un autre numéro, l’actuel n’est plus confirmé.',
      'sign-up': 'Vous recevrez un code par SMS, puis nous demanderons votre nom.',
      'reset-password': 'Après un code par SMS, vous choisirez un nouveau mot de passe.',
    },
    label: 'Numéro de téléphone',
    country: 'Pays',
    countryChosen: (country, callingCode) => `Pays : ${country} +${callingCode}`,
    searchCountry: 'Pays ou indicatif',
    countriesFound: (count) => `${count} pays`,
    noCountryFound: 'Aucun pays de ce nom. Vérifiez l’orthographe ou essayez l’indicatif.',
    preferredCountries: 'Suggestions',
    otherCountries: 'Tous les pays',
    only: (callingCode, countries) =>
      callingCode === undefined
        ? `Uniquement les numéros de : ${countries}.`
        : `Uniquement les numéros en +${callingCode} : ${countries}.`,
    hint: 'SMS facturé selon votre forfait.',
    submit: 'Continuer',
    problems: {
      empty: 'Saisissez votre numéro de téléphone.',
      'too-short': 'Ce numéro est trop court. Il manque peut-être un chiffre.',
      'too-long': 'Ce numéro est trop long. Vérifiez les chiffres.',
      impossible: 'Ce numéro n’existe pas. Vérifiez les chiffres.',
      country: 'Nous n’envoyons pas de SMS aux numéros de ce pays.',
      extension: 'Pas de SMS vers un poste interne. Saisissez un numéro direct.',
      'not-a-number': 'Ce n’est pas un numéro de téléphone.',
      unchecked: 'Le numéro n’a pas pu être vérifié. Réessayez.',
    },
  },

  code: {
    heading: { sms: 'Saisissez le code', app: 'Saisissez le code' },
    sentTo: ['Envoyé au ', ''],
    sent: 'Nous l’avons envoyé par SMS.',
    fromApp: 'Il s’affiche dans votre application d’authentification.',
    whole: 'Le code est vérifié dès qu’il est complet.',
    backupSentence: 'Saisissez un code de secours enregistré. Chacun sert une fois.',
    label: 'Code',
    backupLabel: 'Code de secours',
    useBackupCode: 'Utiliser un code de secours',
    useApp: 'Utiliser l’application',
    useMessage: 'Utiliser le code reçu par SMS',
    otherMethods: 'Autres moyens de confirmer',
    lostPhone: 'Téléphone perdu ?',
    changeNumber: 'Changer de numéro',
    resend: 'Renvoyer',
    resendIn: (time) => `dans ${time}`,
    resendReady: 'Vous pouvez demander un nouveau code.',
    messageInstead: 'Recevoir le code par SMS',
    backToApp: 'Revenir à l’application',
    trustDevice: 'Faire confiance à ce navigateur',
    trustDeviceHint: 'Sans code la prochaine fois. Sur votre appareil uniquement.',
    validFor: 'Valable',
    expired: 'Code expiré',
    blocked: (time) => `Trop d’essais. Patientez environ ${time}.`,
    missing: 'Saisissez le code.',
    wrongFromApp: 'Ce code est incorrect. Saisissez celui affiché maintenant.',
    wrongBackup: 'Ce code est incorrect ou a déjà servi.',
    dead: {
      'attempts-exhausted': (wait) => `Trop de codes incorrects. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Ce code ne fonctionne plus. ${anotherCode(wait)}`,
      expired: (wait) => `Ce code a expiré. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `Le code compte ${length} caractère${plural(length)}.`,
    submit: 'Confirmer',
    slow: 'Le SMS peut mettre une minute à arriver.',
  },

  enrol: {
    heading: 'Configurez l’application d’authentification',
    sentence: 'Ajoutez ceci à votre application d’authentification, puis saisissez son code.',
    picture: 'Code QR pour votre application d’authentification',
    open: 'Ouvrir dans votre application',
    scan: 'Scanner avec un autre appareil',
    key: 'Ou saisissez cette clé',
    copy: 'Copier la clé',
    copied: 'Copiée',
    label: 'Code de l’application',
    submit: 'Activer',
  },

  details: {
    heading: 'Presque terminé',
    sentence: 'Encore quelques informations.',
    ofPassword: { heading: 'Nouveau mot de passe', sentence: 'Il servira désormais à vous connecter.' },
    fields: {
      name: 'Votre nom',
      email: 'E-mail',
      username: 'Nom d’utilisateur',
      password: 'Nouveau mot de passe',
    },
    newPassword: 'Nouveau mot de passe',
    missing: {
      name: 'Saisissez votre nom.',
      email: 'Saisissez votre e-mail.',
      username: 'Saisissez votre nom d’utilisateur.',
    },
    newPasswordMissing: 'Saisissez un nouveau mot de passe.',
    otherMissing: 'Ce champ est encore vide.',
    tooShort: (minimum) => `Au moins ${minimum} caractère${plural(minimum)}.`,
    tooLong: (maximum) => `Au plus ${maximum} caractère${plural(maximum)}.`,
    submit: 'Continuer',
  },

  backupCodes: {
    heading: 'Enregistrez vos codes de secours',
    sentence: 'Chacun vous connecte une fois sans téléphone. Ils ne seront plus affichés.',
    copy: 'Copier',
    copied: 'Copiés',
    download: 'Télécharger',
    printFailed: 'Ce navigateur n’imprime pas. Copiez ou téléchargez les codes.',
    fileName: 'codes-de-secours',
    print: 'Imprimer',
    submit: 'Je les ai enregistrés',
  },

  confirm: {
    'add-app': {
      heading: 'Configurer une application d’authentification',
      sentence: 'Une application de votre téléphone affichera vos codes de connexion.',
      submit: 'Continuer',
      keep: 'Pas maintenant',
    },
    'remove-app': {
      heading: 'Dissocier l’application d’authentification ?',
      sentence: 'Ses codes cesseront aussitôt de fonctionner.',
      submit: 'Dissocier',
      keep: 'Garder',
    },
    'add-sms': {
      heading: 'Codes par SMS',
      sentence: 'À chaque connexion, un code sera envoyé à votre numéro.',
      submit: 'Activer',
      keep: 'Pas maintenant',
    },
    'remove-sms': {
      heading: 'Désactiver les codes par SMS ?',
      sentence: 'Les codes de connexion n’arriveront plus par SMS. Votre numéro reste.',
      submit: 'Désactiver',
      keep: 'Garder',
    },
    'remove-phone': {
      heading: 'Retirer votre numéro ?',
      sentence: 'Ce numéro ne pourra plus recevoir de codes de connexion.',
      submit: 'Retirer',
      keep: 'Garder',
    },
  },

  kept: { unchanged: 'Rien n’a changé', unclear: 'C’est peut-être déjà fait', sentence: takingBack },

  signInAgain: {
    heading: 'Reconnectez-vous',
    sentence: 'Votre deuxième étape est nécessaire ici. Effectuez-la à la connexion, puis revenez.',
    keepApp: 'Votre application est peut-être active. Gardez-la et reconnectez-vous avec son code.',
    submit: 'Se reconnecter',
    done: 'Reconnectez-vous, maintenant avec votre deuxième étape.',
  },

  done: {
    'signed-in': {
      heading: 'Connexion réussie',
      sentence: (brand) => (brand === undefined ? 'Nous vous redirigeons.' : `Nous vous redirigeons vers ${brand}.`),
    },
    'phone-verified': { heading: 'Votre numéro est confirmé', sentence: takingBack },
    'add-app': { heading: 'L’application d’authentification est active', sentence: takingBack },
    'remove-app': { heading: 'L’application d’authentification est dissociée', sentence: takingBack },
    'add-sms': { heading: 'Les codes par SMS sont activés', sentence: takingBack },
    'remove-sms': { heading: 'Les codes par SMS sont désactivés', sentence: takingBack },
    'remove-phone': { heading: 'Votre numéro est retiré', sentence: takingBack },
  },

  captcha: {
    label: 'Confirmez que vous n’êtes pas un robot',
    coming: 'Une vérification s’affichera ici.',
    loading: 'Chargement de la vérification…',
    retry: 'Charger de nouveau',
    tick: 'Cochez la case ci-dessus pour continuer.',
  },

  copyFailed: 'Copie impossible. Sélectionnez le texte.',

  errors: {
    'account-disabled': 'Ce compte est désactivé. Contactez votre administrateur.',
    'account-not-found': 'Nous ne pouvons pas envoyer de code à ce numéro.',
    'already-verified': 'C’est déjà confirmé.',
    'captcha-closed': 'La vérification a été fermée. Réessayez quand vous voulez.',
    'captcha-expired': 'La vérification a expiré. Refaites-la.',
    'captcha-refused': 'La vérification a échoué. Réessayez.',
    'captcha-unavailable': 'Vérification non chargée. Un bloqueur l’empêche peut-être.',
    'code-expired': 'Ce code a expiré. Demandez-en un nouveau.',
    'code-wrong': 'Ce code est incorrect. Consultez le dernier SMS.',
    'code-wrong-or-expired': 'Ce code est incorrect ou a expiré.',
    conflict: 'Quelque chose a changé entre-temps. Réessayez.',
    'credentials-wrong': 'Nom ou mot de passe incorrect.',
    'email-not-verified': 'Confirmez d’abord votre adresse e-mail.',
    forbidden: 'Vous n’avez pas accès à cet espace.',
    misconfigured: 'La connexion est mal configurée. Prévenez le propriétaire du site.',
    network: 'Serveur injoignable. Réessayez.',
    offline: 'Vous êtes hors ligne. Vérifiez votre connexion.',
    'phone-country': 'Nous n’envoyons pas de SMS aux numéros de ce pays.',
    'phone-locked': 'Ce numéro ne peut pas être modifié ici.',
    'phone-or-captcha-refused': 'Numéro ou vérification non acceptés. Réessayez.',
    'phone-refused': 'Ce numéro n’a pas été accepté. Vérifiez les chiffres.',
    'portal-busy': 'Le portail est en maintenance. Réessayez plus tard.',
    'portal-closed': 'Ce portail est fermé. Contactez son propriétaire.',
    'portal-unpaid': 'Ce portail n’est pas payé. Contactez son propriétaire.',
    'rate-limited': 'Trop d’essais. Patientez un peu.',
    'second-factor-needed': 'Votre deuxième étape est nécessaire ici. Reconnectez-vous.',
    server: 'Le serveur a un problème. Réessayez plus tard.',
    'session-expired': 'Le délai est dépassé. Reconnectez-vous.',
    'sms-limit': 'Pas d’autre SMS pour l’instant.',
    'sms-unavailable': 'Les SMS ne partent pas pour l’instant. Réessayez plus tard.',
    timeout: 'Le serveur n’a pas répondu. Réessayez.',
    unexpected: 'Cela n’a pas fonctionné. Réessayez.',
  },
  tryAgainIn: (time) => `Réessayez dans ${time}.`,

  notices: {
    'account-exists': 'Ce numéro a déjà un compte. Connectez-vous.',
    'account-missing': 'Ce numéro n’a pas encore de compte. Vous pouvez en créer un.',
    'attempts-exhausted': 'Trop de codes incorrects. Vous pouvez réessayer.',
    'captcha-needed': 'Encore une vérification avant de continuer.',
    'code-needed-again': 'Ce code ne fonctionne plus. Demandez-en un nouveau.',
    'code-wrong': 'Ce code est incorrect. Consultez le dernier SMS.',
    'details-refused': 'Ces informations n’ont pas été acceptées. Vérifiez-les.',
    'earlier-code-works': 'Le code envoyé auparavant est toujours valable.',
    expired: 'Ce code a expiré. Demandez-en un nouveau.',
    interrupted: 'La page a été rechargée. Par sécurité, recommencez.',
    'number-changed': 'Votre compte a maintenant un autre numéro. Le voici.',
    'password-changed': 'Mot de passe enregistré. Connectez-vous avec le nouveau.',
    'phone-changed': 'Votre compte a changé de numéro. Saisissez de nouveau le vôtre.',
    'phone-removed': 'Votre compte n’a plus de numéro. Saisissez de nouveau le vôtre.',
    sent: 'Un code a été demandé. Cela peut prendre une minute.',
    'sent-recently': 'Un code vient d’être envoyé. Il est toujours valable.',
    'sms-limit': 'Pas d’autre SMS pour l’instant. Vos codes restent valables.',
    'start-again': 'Cela a pris fin dans une autre fenêtre. Recommencez.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    return seconds >= 60 ? `${minutes} minute${plural(minutes)}` : `${seconds} seconde${plural(seconds)}`
  },
}
