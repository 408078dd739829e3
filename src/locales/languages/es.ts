import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Le llevamos de vuelta.' : `Le llevamos de vuelta a ${brand}.`

const characters = (count: number) => `${count} ${count === 1 ? 'carácter' : 'caracteres'}`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Pida uno nuevo.' : `Podrá pedir otro en ${wait}.`

/** Every sentence in Spanish. */
export const es: Messages = {
  language: 'es',
  direction: 'ltr',

  back: 'Atrás',
  close: 'Cerrar',
  help: 'Ayuda',

  start: {
    loading: 'Cargando…',
    failed: 'No se pudo empezar',
    again: 'Intentar de nuevo',
  },

  broken: {
    missing: { heading: 'Este paso no se cargó', sentence: 'Compruebe su conexión e inténtelo de nuevo.' },
    crashed: { heading: 'Algo salió mal', sentence: 'Esta parte dejó de funcionar. Inténtelo de nuevo.' },
    reload: 'Si sigue igual, recargue la página.',
    startAgain: 'Empezar de nuevo',
  },

  credentials: {
    heading: 'Iniciar sesión',
    sentence: 'Use su cuenta de trabajo.',
    continueSentence: 'Su cuenta está conectada. Continúe para terminar de entrar.',
    username: { email: 'Correo electrónico', text: 'Nombre de usuario' },
    password: 'Contraseña',
    show: 'Mostrar',
    hide: 'Ocultar',
    capsLock: 'El bloqueo de mayúsculas está activado.',
    staySignedIn: 'Mantener la sesión iniciada',
    submit: 'Continuar',
    again: 'Por su seguridad, escriba de nuevo la contraseña.',
    usernameMissing: { email: 'Escriba su correo electrónico.', text: 'Escriba su nombre de usuario.' },
    wrong: { email: 'Correo o contraseña incorrectos.', text: 'Nombre de usuario o contraseña incorrectos.' },
    passwordMissing: 'Escriba su contraseña.',
    phoneSentence: 'Use su número de teléfono y su contraseña.',
    wrongPhone: 'Número o contraseña incorrectos.',
    wrongLink: 'Esta forma de entrar ya no sirve. Pida un enlace nuevo.',
    passwordHeading: 'Confirme que es usted',
    passwordSentence: 'Escriba su contraseña para continuar.',
    wrongPassword: 'Contraseña incorrecta.',
    forgot: '¿Olvidó su contraseña?',
  },

  phone: {
    heading: {
      'sign-in': 'Iniciar sesión',
      'second-factor': 'Añada su teléfono',
      verify: 'Confirme su teléfono',
      change: 'Cambiar de número',
      'sign-up': 'Crear una cuenta',
      'reset-password': 'Nueva contraseña',
    },
    sentence: {
      'sign-in': 'Le enviaremos un código por SMS para confirmar que es usted.',
      'second-factor': 'Los códigos para entrar llegarán por SMS a este número.',
      verify: 'Enviaremos un código por SMS a este número.',
      change: 'Enviar un código a otro número anula la confirmación del actual.',
      'sign-up': 'Le enviaremos un código por SMS y luego le pediremos su nombre.',
      'reset-password': 'Le enviaremos un código por SMS y luego elegirá una contraseña nueva.',
    },
    label: 'Número de teléfono',
    country: 'País',
    countryChosen: (country, callingCode) => `País: ${country} +${callingCode}`,
    searchCountry: 'País o prefijo',
    countriesFound: (count) => `${count} ${count === 1 ? 'país' : 'países'}`,
    noCountryFound: 'No hay ningún país así. Revise el nombre o pruebe el prefijo.',
    preferredCountries: 'Sugeridos',
    otherCountries: 'Todos los países',
    only: (callingCode, countries) =>
      callingCode === undefined ? `Solo números de: ${countries}.` : `Solo números con +${callingCode}: ${countries}.`,
    hint: 'Se aplica la tarifa normal de SMS.',
    submit: 'Continuar',
    problems: {
      empty: 'Escriba su número de teléfono.',
      'too-short': 'El número es demasiado corto. Quizá falte una cifra.',
      'too-long': 'El número es demasiado largo. Revise las cifras.',
      impossible: 'Ese número no existe. Revise las cifras.',
      country: 'No podemos enviar SMS a números de este país.',
      extension: 'Los SMS no llegan a extensiones. Escriba un número directo.',
      'not-a-number': 'Esto no es un número de teléfono.',
      unchecked: 'No se pudo comprobar el número. Inténtelo de nuevo.',
    },
  },

  code: {
    heading: { sms: 'Escriba el código', app: 'Escriba el código' },
    sentTo: ['Enviado al ', ''],
    sent: 'Lo hemos enviado por SMS.',
    fromApp: 'Lo encontrará en su aplicación de autenticación.',
    whole: 'El código se comprueba en cuanto está completo.',
    backupSentence: 'Use un código de respaldo que guardó. Cada uno sirve una vez.',
    label: 'Código',
    backupLabel: 'Código de respaldo',
    useBackupCode: 'Usar un código de respaldo',
    useApp: 'Usar el autenticador',
    useMessage: 'Usar el código enviado',
    otherMethods: 'Otras formas de confirmar',
    lostPhone: '¿Perdió su teléfono?',
    changeNumber: 'Cambiar de número',
    resend: 'Enviar de nuevo',
    resendIn: (time) => `en ${time}`,
    resendReady: 'Ya puede pedir un código nuevo.',
    messageInstead: 'Recibir el código por SMS',
    backToApp: 'Volver a la aplicación',
    trustDevice: 'Confiar en este navegador',
    trustDeviceHint: 'Sin código la próxima vez. Solo en su propio dispositivo.',
    validFor: 'Válido durante',
    expired: 'Código caducado',
    blocked: (time) => `Demasiados intentos. Espere aproximadamente ${time}.`,
    missing: 'Escriba el código.',
    wrongFromApp: 'Código incorrecto. Escriba el que se muestra ahora.',
    wrongBackup: 'Código incorrecto o ya usado.',
    dead: {
      'attempts-exhausted': (wait) => `Demasiados códigos incorrectos. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Ese código ya no sirve. ${anotherCode(wait)}`,
      expired: (wait) => `Este código ha caducado. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `El código tiene ${characters(length)}.`,
    submit: 'Confirmar',
    slow: 'El SMS puede tardar un minuto en llegar.',
  },

  enrol: {
    heading: 'Configure su autenticador',
    sentence: 'Añada esto a su autenticador y luego escriba el código que muestre.',
    picture: 'Código QR para su aplicación de autenticación',
    open: 'Abrir en su aplicación',
    scan: 'Escanear con otro dispositivo',
    key: 'O escriba esta clave',
    copy: 'Copiar la clave',
    copied: 'Copiada',
    label: 'Código de la aplicación',
    submit: 'Activar',
  },

  details: {
    heading: 'Casi listo',
    sentence: 'Faltan unos datos para terminar.',
    ofPassword: { heading: 'Nueva contraseña', sentence: 'Con ella entrará a partir de ahora.' },
    fields: {
      name: 'Su nombre',
      email: 'Correo electrónico',
      username: 'Nombre de usuario',
      password: 'Nueva contraseña',
    },
    newPassword: 'Nueva contraseña',
    missing: {
      name: 'Escriba su nombre.',
      email: 'Escriba su correo electrónico.',
      username: 'Escriba su nombre de usuario.',
    },
    newPasswordMissing: 'Escriba una contraseña nueva.',
    otherMissing: 'Este campo sigue vacío.',
    tooShort: (minimum) => `Al menos ${characters(minimum)}.`,
    tooLong: (maximum) => `Como máximo ${characters(maximum)}.`,
    submit: 'Continuar',
  },

  backupCodes: {
    heading: 'Guarde sus códigos de respaldo',
    sentence: 'Con cada uno entrará una vez si pierde el teléfono. No volverán a mostrarse.',
    copy: 'Copiar',
    copied: 'Copiados',
    download: 'Descargar',
    printFailed: 'Este navegador no imprime. Copie o descargue los códigos.',
    fileName: 'codigos-de-respaldo',
    print: 'Imprimir',
    submit: 'Los he guardado',
  },

  confirm: {
    'add-app': {
      heading: 'Configurar un autenticador',
      sentence: 'Una aplicación de su teléfono mostrará los códigos para entrar.',
      submit: 'Continuar',
      keep: 'Ahora no',
    },
    'remove-app': {
      heading: '¿Quitar el autenticador?',
      sentence: 'Los códigos de su aplicación dejarán de servir enseguida.',
      submit: 'Quitar',
      keep: 'Conservar',
    },
    'add-sms': {
      heading: 'Códigos por SMS',
      sentence: 'Al iniciar sesión, llegará un código por SMS a su número.',
      submit: 'Activar',
      keep: 'Ahora no',
    },
    'remove-sms': {
      heading: '¿Desactivar los códigos por SMS?',
      sentence: 'Los códigos para entrar ya no llegarán por SMS. Su número se conserva.',
      submit: 'Desactivar',
      keep: 'Conservar',
    },
    'remove-phone': {
      heading: '¿Quitar su número?',
      sentence: 'Ya no se podrán enviar a él los códigos para entrar.',
      submit: 'Quitar',
      keep: 'Conservar',
    },
  },

  kept: { unchanged: 'Nada ha cambiado', unclear: 'Puede que ya esté hecho', sentence: takingBack },

  signInAgain: {
    heading: 'Inicie sesión de nuevo',
    sentence: 'Aquí hace falta su segundo paso. Inicie sesión con él y vuelva.',
    keepApp: 'Su autenticador puede estar activo. Consérvelo y entre de nuevo con su código.',
    submit: 'Iniciar sesión de nuevo',
    done: 'Inicie sesión de nuevo, ahora con su segundo paso.',
  },

  done: {
    'signed-in': {
      heading: 'Ha iniciado sesión',
      sentence: (brand) => (brand === undefined ? 'Le llevamos allí.' : `Le llevamos a ${brand}.`),
    },
    'phone-verified': { heading: 'Su número está confirmado', sentence: takingBack },
    'add-app': { heading: 'Su autenticador está activo', sentence: takingBack },
    'remove-app': { heading: 'Se ha quitado el autenticador', sentence: takingBack },
    'add-sms': { heading: 'Los códigos por SMS están activos', sentence: takingBack },
    'remove-sms': { heading: 'Los códigos por SMS están desactivados', sentence: takingBack },
    'remove-phone': { heading: 'Se ha quitado su número', sentence: takingBack },
  },

  captcha: {
    label: 'Confirme que no es un robot',
    coming: 'Aquí aparecerá una comprobación.',
    loading: 'Cargando la comprobación…',
    retry: 'Cargar de nuevo',
    tick: 'Marque la casilla de arriba para continuar.',
  },

  copyFailed: 'No se pudo copiar. Seleccione el texto.',

  errors: {
    'account-disabled': 'Esta cuenta está desactivada. Consulte a su administrador.',
    'account-not-found': 'No podemos enviar un código a este número.',
    'already-verified': 'Esto ya está confirmado.',
    'captcha-closed': 'La comprobación se cerró. Reinténtelo cuando quiera.',
    'captcha-expired': 'La comprobación caducó. Hágala de nuevo.',
    'captcha-refused': 'La comprobación no se superó. Inténtelo de nuevo.',
    'captcha-unavailable': 'La comprobación no se cargó. Quizá lo impida un bloqueador.',
    'code-expired': 'Este código ha caducado. Pida uno nuevo.',
    'code-wrong': 'Código incorrecto. Mire el último SMS.',
    'code-wrong-or-expired': 'El código es incorrecto o ha caducado.',
    conflict: 'Algo ha cambiado mientras tanto. Inténtelo de nuevo.',
    'credentials-wrong': 'Nombre o contraseña incorrectos.',
    'email-not-verified': 'Confirme antes su correo electrónico.',
    forbidden: 'No tiene acceso aquí.',
    misconfigured: 'El acceso está mal configurado. Avise al dueño del sitio.',
    network: 'No podemos conectar con el servidor. Inténtelo de nuevo.',
    offline: 'Está sin conexión. Compruebe su red.',
    'phone-country': 'No podemos enviar SMS a números de este país.',
    'phone-locked': 'Este número no se puede cambiar aquí.',
    'phone-or-captcha-refused': 'No se aceptó el número o la comprobación. Reinténtelo.',
    'phone-refused': 'No se aceptó este número. Revise las cifras.',
    'portal-busy': 'El portal está en mantenimiento. Reinténtelo más tarde.',
    'portal-closed': 'Este portal está cerrado. Consulte a su dueño.',
    'portal-unpaid': 'Este portal está sin pagar. Consulte a su dueño.',
    'rate-limited': 'Demasiados intentos. Espere un poco.',
    'second-factor-needed': 'Aquí hace falta su segundo paso. Inicie sesión de nuevo.',
    server: 'El servidor tiene un problema. Reinténtelo más tarde.',
    'session-expired': 'Ha pasado demasiado tiempo. Inicie sesión de nuevo.',
    'sms-limit': 'Por ahora no podemos enviarle más SMS.',
    'sms-unavailable': 'Ahora no se pueden enviar SMS. Reinténtelo más tarde.',
    timeout: 'El servidor no respondió. Inténtelo de nuevo.',
    unexpected: 'No ha funcionado. Inténtelo de nuevo.',
  },
  tryAgainIn: (time) => `Reintente tras ${time}.`,

  notices: {
    'account-exists': 'Este número ya tiene cuenta. Inicie sesión con él.',
    'account-missing': 'Este número aún no tiene cuenta. Puede crear una.',
    'attempts-exhausted': 'Demasiados códigos incorrectos. Ya puede reintentarlo.',
    'captcha-needed': 'Falta una comprobación antes de seguir.',
    'code-needed-again': 'Ese código ya no sirve. Pida uno nuevo.',
    'code-wrong': 'Código incorrecto. Mire el último SMS.',
    'details-refused': 'No se aceptaron estos datos. Revíselos.',
    'earlier-code-works': 'El código que enviamos antes aún sirve.',
    expired: 'Este código ha caducado. Pida uno nuevo.',
    interrupted: 'La página se recargó. Por su seguridad, empiece de nuevo.',
    'number-changed': 'Su cuenta tiene ahora otro número. Se muestra aquí.',
    'password-changed': 'Su nueva contraseña está lista. Inicie sesión con ella.',
    'phone-changed': 'Su cuenta tiene ahora otro número. Escriba el suyo de nuevo.',
    'phone-removed': 'Su cuenta ya no tiene número. Escriba el suyo de nuevo.',
    sent: 'Se ha pedido un código. Puede tardar un minuto.',
    'sent-recently': 'Se envió un código hace un momento. Aún sirve.',
    'sms-limit': 'Por ahora no hay más SMS. Sus códigos aún sirven.',
    'start-again': 'Esto se terminó en otra ventana. Empiece de nuevo.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    if (seconds >= 60) return `${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}`
    return `${seconds} ${seconds === 1 ? 'segundo' : 'segundos'}`
  },
}
