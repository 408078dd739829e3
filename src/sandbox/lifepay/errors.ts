import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

type Row = readonly [status: ContentfulStatusCode, english: string, russian: string]

/**
 * The 34 codes of the API's one enum. Statuses documented: InternalServerError 500, TooManyRequests 429,
 * RequestIsNotValid 422, WrongActivationCode 401, TryActivateLater 429 (LPOS API v5, activate-workplace). The others are
 * the likeliest of those the pages list. The vendor's sentences are not published; these are ours.
 */
const rows = {
  InternalServerError: [500, 'Internal server error.', 'Внутренняя ошибка сервера.'],
  TooManyRequests: [429, 'Too many requests.', 'Слишком много запросов.'],
  RequestIsNotValid: [422, 'The request is not valid.', 'Запрос составлен неверно.'],
  BadRequest: [400, 'Bad request.', 'Неверный запрос.'],
  NoPermissions: [403, 'Not enough permissions.', 'Недостаточно прав.'],
  Unauthorized: [401, 'Authorization is required.', 'Требуется авторизация.'],
  NotFound: [404, 'Not found.', 'Не найдено.'],
  ReferenceNotFound: [404, 'A referenced object was not found.', 'Связанный объект не найден.'],
  Duplicate: [422, 'Such an object already exists.', 'Такой объект уже существует.'],
  NotUnique: [422, 'The value is not unique.', 'Значение не уникально.'],
  NotNullOrUnique: [422, 'The value is empty or not unique.', 'Значение пустое или не уникально.'],
  NotAllowed: [403, 'The operation is not allowed.', 'Операция запрещена.'],
  NotAllowedForArchived: [403, 'Not allowed for archived objects.', 'Запрещено для архивных объектов.'],
  TryLater: [429, 'Try again later.', 'Повторите попытку позже.'],
  OperationCannotBePerformed: [422, 'The operation cannot be performed.', 'Операция не может быть выполнена.'],
  NotificationsAreOutOfService: [500, 'Notifications are out of service.', 'Отправка уведомлений недоступна.'],
  TrySendCodeLater: [429, 'A code was sent recently.', 'Код уже был отправлен недавно.'],
  UsernameIsAlreadyTaken: [422, 'The user name is already taken.', 'Имя пользователя уже занято.'],
  PhoneIsNotFound: [404, 'The phone is not found.', 'Телефон не найден.'],
  PhoneIsNotFoundInOrganization: [
    404,
    'The phone is not found in the organization.',
    'Телефон не найден в организации.',
  ],
  PhoneIsAlreadyTaken: [422, 'The phone is already taken.', 'Телефон уже занят.'],
  InvalidConfirmationCode: [401, 'The confirmation code is wrong.', 'Неверный код подтверждения.'],
  ConfirmationCodeWasCanceled: [422, 'The confirmation code was canceled.', 'Код подтверждения отменён.'],
  ConfirmationCodeWasNotSend: [422, 'No confirmation code was sent.', 'Код подтверждения не отправлялся.'],
  UsernameDoesNotExist: [401, 'The user name does not exist.', 'Имя пользователя не существует.'],
  WrongUsernameOrPassword: [401, 'Wrong user name or password.', 'Неверное имя пользователя или пароль.'],
  WrongActivationCode: [401, 'Wrong activation code.', 'Неверный код активации.'],
  TryActivateLater: [429, 'Try to activate later.', 'Повторите активацию позже.'],
  AliasIsNotFound: [404, 'The organization alias is not found.', 'Алиас организации не найден.'],
  AliasIsAlreadyTaken: [422, 'The organization alias is already taken.', 'Алиас организации уже занят.'],
  NotAllowedForOwner: [403, 'Not allowed for the owner.', 'Запрещено для владельца.'],
  DealPositionHasInvalidQuantity: [422, 'A position has an invalid quantity.', 'Неверное количество в позиции.'],
  CheckMarkingCodeMustBeDisabled: [
    422,
    'Marking code checks must be disabled.',
    'Проверка кодов маркировки должна быть отключена.',
  ],
  LegalEntityCrptTokenNotSpecified: [422, 'The CRPT token is not specified.', 'Не указан токен ЦРПТ.'],
} as const satisfies Readonly<Record<string, Row>>

export type LifepayErrorCode = keyof typeof rows

export function isLifepayErrorCode(code: unknown): code is LifepayErrorCode {
  return typeof code === 'string' && Object.hasOwn(rows, code)
}

/** Thrown by a rule, turned into `{code, message, info}` by `refusal`. */
export class LifepayError extends Error {
  override readonly name = 'LifepayError'
  readonly code: LifepayErrorCode
  readonly detail: string

  constructor(code: LifepayErrorCode, detail = '') {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** The API's error body. `message` follows Accept-Language; what `info` holds is undocumented. */
export function refusal(thrown: Error, context: Context): Response {
  const { code, detail } = thrown instanceof LifepayError ? thrown : new LifepayError('InternalServerError')
  const [status, english, russian] = rows[code]
  const inRussian = /^\s*ru\b/i.test(context.req.header('accept-language') ?? '')
  return context.json({ code, message: inRussian ? russian : english, info: detail }, status)
}
