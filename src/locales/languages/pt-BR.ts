import { minutesAndSeconds } from '../minutesAndSeconds.ts'
import type { Messages } from '../messages.ts'

const takingBack = (brand: string | undefined) =>
  brand === undefined ? 'Levando você de volta.' : `Levando você de volta para ${brand}.`

const characters = (count: number) => `${count} ${count === 1 ? 'caractere' : 'caracteres'}`

const anotherCode = (wait: string | undefined) =>
  wait === undefined ? 'Peça um novo.' : `Peça um novo daqui a ${wait}.`

/** Every sentence in Portuguese, as in Brazil. */
export const ptBR: Messages = {
  language: 'pt-BR',
  direction: 'ltr',

  back: 'Voltar',
  close: 'Fechar',
  help: 'Ajuda',

  start: {
    loading: 'Carregando…',
    failed: 'Não foi possível começar',
    again: 'Tentar de novo',
  },

  broken: {
    missing: { heading: 'Esta etapa não carregou', sentence: 'Verifique sua conexão e tente de novo.' },
    crashed: { heading: 'Algo deu errado', sentence: 'Esta parte parou de funcionar. Tente de novo.' },
    reload: 'Se não ajudar, recarregue a página.',
    startAgain: 'Começar de novo',
  },

  credentials: {
    heading: 'Entrar',
    sentence: 'Use sua conta de trabalho.',
    continueSentence: 'Sua conta está conectada. Continue para terminar de entrar.',
    username: { email: 'E-mail', text: 'Nome de usuário' },
    password: 'Senha',
    show: 'Mostrar',
    hide: 'Ocultar',
    capsLock: 'O Caps Lock está ligado.',
    staySignedIn: 'Manter a sessão aberta',
    submit: 'Continuar',
    again: 'Para sua segurança, digite a senha de novo.',
    usernameMissing: { email: 'Digite seu e-mail.', text: 'Digite seu nome de usuário.' },
    wrong: { email: 'E-mail ou senha incorretos.', text: 'Nome de usuário ou senha incorretos.' },
    passwordMissing: 'Digite sua senha.',
    phoneSentence: 'Use seu número de telefone e sua senha.',
    wrongPhone: 'Número ou senha incorretos.',
    wrongLink: 'Esta forma de entrar não funciona mais. Peça um novo link.',
    passwordHeading: 'Confirme que é você',
    passwordSentence: 'Digite sua senha para continuar.',
    wrongPassword: 'Senha incorreta.',
    forgot: 'Esqueceu sua senha?',
  },

  phone: {
    heading: {
      'sign-in': 'Entrar',
      'second-factor': 'Adicione seu telefone',
      verify: 'Confirme seu telefone',
      change: 'Trocar de número',
      'sign-up': 'Criar uma conta',
      'reset-password': 'Definir nova senha',
    },
    sentence: {
      'sign-in': 'Enviaremos um código por SMS para confirmar que é você.',
      'second-factor': 'Os códigos para entrar chegarão por SMS a este número.',
      verify: 'Enviaremos um código por SMS a este número.',
      change: 'Enviar um código a outro número cancela a confirmação deste.',
      'sign-up': 'Enviaremos um código por SMS e depois pediremos seu nome.',
      'reset-password': 'Enviaremos um código por SMS e depois pediremos uma nova senha.',
    },
    label: 'Número de telefone',
    country: 'País',
    countryChosen: (country, callingCode) => `País: ${country} +${callingCode}`,
    searchCountry: 'País ou código',
    countriesFound: (count) => `${count} ${count === 1 ? 'país' : 'países'}`,
    noCountryFound: 'Não há país com esse nome. Confira a grafia ou tente o código.',
    preferredCountries: 'Sugeridos',
    otherCountries: 'Todos os países',
    only: (callingCode, countries) =>
      callingCode === undefined
        ? `Somente números de: ${countries}.`
        : `Somente números com +${callingCode}: ${countries}.`,
    hint: 'Aplica-se a tarifa normal de SMS.',
    submit: 'Continuar',
    problems: {
      empty: 'Digite seu número de telefone.',
      'too-short': 'O número é curto demais. Talvez falte um dígito.',
      'too-long': 'O número é longo demais. Confira os dígitos.',
      impossible: 'Esse número não existe. Confira os dígitos.',
      country: 'Não podemos enviar SMS a números deste país.',
      extension: 'SMS não chega a ramais. Digite um número direto.',
      'not-a-number': 'Isto não é um número de telefone.',
      unchecked: 'Não foi possível verificar o número. Tente de novo.',
    },
  },

  code: {
    heading: { sms: 'Digite o código', app: 'Digite o código' },
    sentTo: ['Enviado para ', ''],
    sent: 'Ele foi enviado por SMS.',
    fromApp: 'Ele está no seu aplicativo autenticador.',
    whole: 'O código é verificado assim que está completo.',
    backupSentence: 'Use um código reserva que você salvou. Cada um vale uma vez.',
    label: 'Código',
    backupLabel: 'Código reserva',
    useBackupCode: 'Usar um código reserva',
    useApp: 'Usar o aplicativo autenticador',
    useMessage: 'Usar o código enviado',
    otherMethods: 'Outras formas de confirmar',
    lostPhone: 'Perdeu seu telefone?',
    changeNumber: 'Trocar de número',
    resend: 'Enviar de novo',
    resendIn: (time) => `em ${time}`,
    resendReady: 'Você já pode pedir um novo código.',
    messageInstead: 'Receber o código por SMS',
    backToApp: 'Voltar ao aplicativo',
    trustDevice: 'Confiar neste navegador',
    trustDeviceHint: 'Sem código na próxima vez. Só no seu próprio aparelho.',
    validFor: 'Válido por',
    expired: 'Código expirado',
    blocked: (time) => `Tentativas demais. Aguarde cerca de ${time}.`,
    missing: 'Digite o código.',
    wrongFromApp: 'Código incorreto. Digite o que aparece agora.',
    wrongBackup: 'Código incorreto ou já usado.',
    dead: {
      'attempts-exhausted': (wait) => `Códigos errados demais. ${anotherCode(wait)}`,
      'code-needed-again': (wait) => `Esse código não vale mais. ${anotherCode(wait)}`,
      expired: (wait) => `Este código expirou. ${anotherCode(wait)}`,
    },
    incomplete: (length) => `O código tem ${characters(length)}.`,
    submit: 'Confirmar',
    slow: 'O SMS pode levar um minuto para chegar.',
  },

  enrol: {
    heading: 'Configure seu autenticador',
    sentence: 'Adicione isto ao aplicativo autenticador e digite o código que ele mostrar.',
    picture: 'Código QR para o seu aplicativo autenticador',
    open: 'Abrir no seu aplicativo',
    scan: 'Ler com outro aparelho',
    key: 'Ou digite esta chave',
    copy: 'Copiar a chave',
    copied: 'Copiada',
    label: 'Código do aplicativo',
    submit: 'Ativar',
  },

  details: {
    heading: 'Quase pronto',
    sentence: 'Faltam alguns dados para terminar.',
    ofPassword: { heading: 'Defina uma nova senha', sentence: 'Você vai entrar com ela daqui em diante.' },
    fields: {
      name: 'Seu nome',
      email: 'E-mail',
      username: 'Nome de usuário',
      password: 'Nova senha',
    },
    newPassword: 'Nova senha',
    missing: {
      name: 'Digite seu nome.',
      email: 'Digite seu e-mail.',
      username: 'Digite seu nome de usuário.',
    },
    newPasswordMissing: 'Digite uma nova senha.',
    otherMissing: 'Este campo ainda está vazio.',
    tooShort: (minimum) => `Pelo menos ${characters(minimum)}.`,
    tooLong: (maximum) => `No máximo ${characters(maximum)}.`,
    submit: 'Continuar',
  },

  backupCodes: {
    heading: 'Salve seus códigos reserva',
    sentence: 'Cada um permite entrar uma vez se você perder o telefone. Não aparecerão de novo.',
    copy: 'Copiar',
    copied: 'Copiados',
    download: 'Baixar',
    printFailed: 'Este navegador não imprime. Copie ou baixe os códigos.',
    fileName: 'codigos-reserva',
    print: 'Imprimir',
    submit: 'Já salvei',
  },

  confirm: {
    'add-app': {
      heading: 'Configurar um autenticador',
      sentence: 'Um aplicativo no seu telefone mostrará os códigos para entrar.',
      submit: 'Continuar',
      keep: 'Agora não',
    },
    'remove-app': {
      heading: 'Remover o autenticador?',
      sentence: 'Os códigos do aplicativo deixam de valer na hora.',
      submit: 'Remover',
      keep: 'Manter',
    },
    'add-sms': {
      heading: 'Códigos por SMS',
      sentence: 'Ao entrar, um código chegará por SMS ao seu número.',
      submit: 'Ativar',
      keep: 'Agora não',
    },
    'remove-sms': {
      heading: 'Desativar os códigos por SMS?',
      sentence: 'Os códigos para entrar não chegarão mais por SMS. Seu número fica.',
      submit: 'Desativar',
      keep: 'Manter',
    },
    'remove-phone': {
      heading: 'Remover seu número?',
      sentence: 'Ele não poderá mais receber os códigos para entrar.',
      submit: 'Remover',
      keep: 'Manter',
    },
  },

  kept: { unchanged: 'Nada mudou', unclear: 'Talvez já tenha sido feito', sentence: takingBack },

  signInAgain: {
    heading: 'Entre de novo',
    sentence: 'Isto exige a sua segunda etapa. Entre com ela e depois volte.',
    keepApp: 'Seu autenticador pode estar ativo. Mantenha-o e entre de novo com o código dele.',
    submit: 'Entrar de novo',
    done: 'Entre de novo, agora com a sua segunda etapa.',
  },

  done: {
    'signed-in': {
      heading: 'Você entrou',
      sentence: (brand) => (brand === undefined ? 'Levando você até lá.' : `Levando você para ${brand}.`),
    },
    'phone-verified': { heading: 'Seu número está confirmado', sentence: takingBack },
    'add-app': { heading: 'Seu autenticador está ativo', sentence: takingBack },
    'remove-app': { heading: 'O autenticador foi removido', sentence: takingBack },
    'add-sms': { heading: 'Os códigos por SMS estão ativos', sentence: takingBack },
    'remove-sms': { heading: 'Os códigos por SMS estão desativados', sentence: takingBack },
    'remove-phone': { heading: 'Seu número foi removido', sentence: takingBack },
  },

  captcha: {
    label: 'Confirme que você não é um robô',
    coming: 'Uma verificação aparecerá aqui.',
    loading: 'Carregando a verificação…',
    retry: 'Carregar de novo',
    tick: 'Marque a caixa acima para continuar.',
  },

  copyFailed: 'Não foi possível copiar. Selecione o texto.',

  errors: {
    'account-disabled': 'Esta conta está desativada. Fale com o administrador.',
    'account-not-found': 'Não podemos enviar um código a este número.',
    'already-verified': 'Isto já está confirmado.',
    'captcha-closed': 'A verificação foi fechada. Tente de novo quando quiser.',
    'captcha-expired': 'A verificação expirou. Faça de novo.',
    'captcha-refused': 'A verificação não deu certo. Tente de novo.',
    'captcha-unavailable': 'A verificação não carregou. Pode ser um bloqueador de anúncios.',
    'code-expired': 'Este código expirou. Peça um novo.',
    'code-wrong': 'Código incorreto. Veja o último SMS.',
    'code-wrong-or-expired': 'O código está incorreto ou expirou.',
    conflict: 'Algo mudou enquanto isso. Tente de novo.',
    'credentials-wrong': 'Nome ou senha incorretos.',
    'email-not-verified': 'Confirme primeiro seu e-mail.',
    forbidden: 'Você não tem acesso aqui.',
    misconfigured: 'O acesso está mal configurado. Avise o dono do site.',
    network: 'Não conseguimos falar com o servidor. Tente de novo.',
    offline: 'Você está sem conexão. Verifique sua rede.',
    'phone-country': 'Não podemos enviar SMS a números deste país.',
    'phone-locked': 'Este número não pode ser trocado aqui.',
    'phone-or-captcha-refused': 'O número ou a verificação não foi aceito. Tente de novo.',
    'phone-refused': 'Este número não foi aceito. Confira os dígitos.',
    'portal-busy': 'O portal está em manutenção. Tente de novo mais tarde.',
    'portal-closed': 'Este portal está fechado. Fale com o dono dele.',
    'portal-unpaid': 'Este portal não foi pago. Fale com o dono dele.',
    'rate-limited': 'Tentativas demais. Aguarde um pouco.',
    'second-factor-needed': 'Isto exige a sua segunda etapa. Entre de novo.',
    server: 'O servidor está com um problema. Tente de novo mais tarde.',
    'session-expired': 'Demorou demais. Entre de novo.',
    'sms-limit': 'Não podemos enviar outro SMS agora.',
    'sms-unavailable': 'Não é possível enviar SMS agora. Tente de novo mais tarde.',
    timeout: 'O servidor não respondeu. Tente de novo.',
    unexpected: 'Não deu certo. Tente de novo.',
  },
  tryAgainIn: (time) => `Tente após ${time}.`,

  notices: {
    'account-exists': 'Este número já tem conta. Entre com ele.',
    'account-missing': 'Este número ainda não tem conta. Você pode criar uma.',
    'attempts-exhausted': 'Códigos errados demais. Você já pode tentar de novo.',
    'captcha-needed': 'Falta mais uma verificação antes de seguir.',
    'code-needed-again': 'Esse código não vale mais. Peça um novo.',
    'code-wrong': 'Código incorreto. Veja o último SMS.',
    'details-refused': 'Estes dados não foram aceitos. Confira-os.',
    'earlier-code-works': 'O código enviado antes ainda vale.',
    expired: 'Este código expirou. Peça um novo.',
    interrupted: 'A página foi recarregada. Por segurança, comece de novo.',
    'number-changed': 'Sua conta agora tem outro número. Ele aparece aqui.',
    'password-changed': 'Sua nova senha está definida. Entre com ela.',
    'phone-changed': 'Sua conta agora tem outro número. Digite o seu de novo.',
    'phone-removed': 'Sua conta não tem mais número. Digite o seu de novo.',
    sent: 'Um código foi pedido. Pode levar um minuto.',
    'sent-recently': 'Um código foi enviado há pouco. Ele ainda vale.',
    'sms-limit': 'Sem novos SMS por enquanto. Seus códigos ainda valem.',
    'start-again': 'Isto foi encerrado em outra janela. Comece de novo.',
  },

  clock: minutesAndSeconds,
  duration: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    if (seconds >= 60) return `${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}`
    return `${seconds} ${seconds === 1 ? 'segundo' : 'segundos'}`
  },
}
