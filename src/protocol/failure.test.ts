import { describe, expect, test } from 'vitest'
import { causeOf, failureOf, propertyOf, withoutWords } from './failure.ts'

const refusing = () =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('It may not be read.')
      },
    },
  )

describe('what is told of something that was thrown', () => {
  test.each([
    ['a string', 'POST /code/482913', 'string'],
    ['a number', 482913, 'number'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a function', () => {}, 'function'],
    ['an object', { message: 'words' }, 'object'],
    ['an error', new Error('words'), 'Error'],
    ['an error of a name of its own', Object.assign(new Error('words'), { name: '482913' }), 'Error'],
    ['an object that has no name', { name: 7 }, 'object'],
    ['what throws when it is read', refusing(), 'object'],
  ])('is the kind of %s', (_, thrown, kind) => {
    expect(failureOf(thrown)).toStrictEqual({ thrown: kind })
  })

  test.each([
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError',
    'AbortError DataCloneError InvalidStateError NetworkError NotAllowedError NotFoundError',
    'NotSupportedError QuotaExceededError SecurityError TimeoutError UnknownError',
    'AuthError AxiosError CanceledError ChunkLoadError FetchError HTTPError ZodError',
  ])('is its name, where that is a standard one: %s', (names) => {
    for (const name of names.split(' ')) expect(failureOf({ name })).toStrictEqual({ thrown: name })
  })

  test.each([
    'ECONNABORTED ECONNREFUSED ECONNRESET EHOSTUNREACH ENOTFOUND EPIPE ETIMEDOUT',
    'ERR_BAD_REQUEST ERR_BAD_RESPONSE ERR_CANCELED ERR_INVALID_URL ERR_NETWORK',
  ])('is a client’s own word, where it is known: %s', (codes) => {
    for (const code of codes.split(' ')) expect(failureOf({ code })).toStrictEqual({ thrown: 'object', code })
  })

  test.each([482913, '482913', '', 'EPIPE ', ['EPIPE']])('is no other word: %j', (code) => {
    expect(failureOf({ code })).toStrictEqual({ thrown: 'object' })
  })

  test.each([
    ['its own', { status: 100 }, 100],
    ['that of its answer', { response: { status: 599 } }, 599],
    ['its own before that of its answer', { status: 404, response: { status: 503 } }, 404],
    ['that of its answer, where its own is none', { status: '404', response: { status: 503 } }, 503],
  ])('is a status: %s', (_, thrown, status) => {
    expect(failureOf(thrown)).toStrictEqual({ thrown: 'object', status })
  })

  test.each([99, 600, 482913, 404.5, '404', Number.NaN])('is no status that is none: %j', (status) => {
    expect(failureOf({ status, response: { status } })).toStrictEqual({ thrown: 'object' })
  })

  test('is whose it was', () => {
    expect(failureOf('words', 'fetch')).toStrictEqual({ from: 'fetch', thrown: 'string' })
  })
})

test('a property of what is no object, or cannot be read, is none', () => {
  const values: readonly unknown[] = [undefined, null, 'words', 7, () => {}, refusing()]
  expect(values.map((value) => propertyOf(value, 'length'))).toEqual(values.map(() => undefined))
  expect(propertyOf([1, 2], 'length')).toBe(2)
})

describe('what an error keeps as its cause', () => {
  test('is words, as they are', () => {
    expect(causeOf('There was no answer in time.')).toBe('There was no answer in time.')
  })

  test.each([
    ['an object', { word: 'busy', status: 503, known: true, none: null, left: undefined, big: 1n }],
    ['one without a prototype', Object.assign(Object.create(null), { word: 'busy' })],
  ])('is the words and numbers of %s', (_, cause) => {
    expect(causeOf(cause)).toStrictEqual({ ...cause })
    expect(causeOf(cause)).not.toBe(cause)
  })

  test('is nothing that leads to more than it shows', () => {
    const cause = { word: 'busy', request: { body: 'secret' }, retry: () => 'secret', mark: Symbol('secret') }
    expect(causeOf(cause)).toStrictEqual({ word: 'busy' })
  })

  test.each<[string, unknown, string]>([
    ['a number', 7, 'number'],
    ['null', null, 'null'],
    ['an error', new RangeError('words'), 'RangeError'],
    ['a list', ['words'], 'object'],
    ['an object of somebody’s own class', new (class Own {})(), 'object'],
    [
      'an object whose method of ours is none',
      new (class Own {
        [withoutWords] = 'words'
      })(),
      'object',
    ],
  ])('is the kind of %s', (_, cause, thrown) => {
    expect(causeOf(cause)).toStrictEqual({ thrown })
  })

  test('is what an error of ours says without anybody else’s words', () => {
    class Own extends Error {
      [withoutWords]() {
        return { id: this.message.length }
      }
    }
    expect(causeOf(new Own('words'))).toEqual({ id: 5 })
  })
})
