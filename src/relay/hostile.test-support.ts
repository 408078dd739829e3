/** One request as its bytes, in Latin-1. */
export interface HostileRequest {
  readonly name: string
  readonly text: string
}

const body = '{"phone":"+79991234567"}'

/** Requests that no page makes, to a relay at this host with the test's own backend: none may reach its upstream. */
export function hostileRequests(host: string): readonly HostileRequest[] {
  const lines = (changes: Readonly<Record<string, string | undefined>> = {}) => {
    const headers: Readonly<Record<string, string | undefined>> = {
      host,
      origin: `http://${host}`,
      'content-type': 'application/json',
      'content-length': String(body.length),
      connection: 'close',
      ...changes,
    }
    return Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')
  }
  const to = (target: string, method = 'POST') => `${method} ${target} HTTP/1.1\r\n${lines()}\r\n${body}`
  const withHeaders = (changes: Readonly<Record<string, string | undefined>>, extra = '', sent = body) =>
    `POST /relay/own/codes HTTP/1.1\r\n${lines(changes)}${extra}\r\n${sent}`

  return [
    ...paths.map((path) => ({ name: `the path ${JSON.stringify(path)}`, text: to(path) })),
    ...targets(host).map((target) => ({ name: `the target ${JSON.stringify(target)}`, text: to(target) })),
    ...methods.map((method) => ({ name: `the method ${method}`, text: to('/relay/own/codes', method) })),
    ...origins(host).map((origin) => ({ name: `the origin ${origin}`, text: withHeaders({ origin }) })),
    ...hosts(host).map((other) => ({ name: `the host ${JSON.stringify(other)}`, text: withHeaders({ host: other }) })),
    ...smuggled(host, withHeaders),
    ...bodies(withHeaders),
    {
      name: 'a flood of headers',
      text: withHeaders({}, Array.from({ length: 500 }, (_, index) => `x-${index}: 1\r\n`).join('')),
    },
    { name: 'a header as long as a book', text: withHeaders({ 'x-own': 'a'.repeat(40_000) }) },
    { name: 'a form that is opened', text: withHeaders({ 'sec-fetch-mode': 'navigate' }) },
    { name: 'HTTP/0.9', text: 'POST /relay/own/codes\r\n\r\n' },
    { name: 'HTTP/1.1 without a host', text: withHeaders({ host: undefined }) },
    { name: 'a TLS hello', text: '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03' },
    { name: 'HTTP/2 without asking', text: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
    { name: 'a header folded over two lines', text: withHeaders({}, 'x-own: a\r\n b\r\n') },
    { name: 'a space before a colon', text: withHeaders({}, 'content-length : 24\r\n') },
    { name: 'a NUL in a header', text: withHeaders({ 'x-own': 'a\0b' }) },
  ]
}

const paths = [
  '/relay/own/codes/',
  '/relay/own//codes',
  '//relay/own/codes',
  '/relay/own/./codes',
  '/relay/own/x/../codes',
  '/relay/own/../own/codes',
  '/relay/../relay/own/codes',
  '/relay/own/%2e/codes',
  '/relay/own/x/%2e%2e/codes',
  '/relay/own/x/.%2e/codes',
  '/relay/own/x/%2E%2E/codes',
  '/relay/own/codes/..%2fsession',
  '/relay/own/codes/..%5csession',
  '/relay/own/codes/%252e%252e%252fsession',
  '/relay/own/codes%2f123456',
  '/relay/own%2fcodes',
  '/relay%2fown/codes',
  '/relay/own\\codes',
  '/relay/own/codes\\..\\session',
  '/relay/own/codes%5c123456',
  '/relay/own/codes%00',
  '/relay/own/codes/a%00b',
  '/relay/own/codes/a%0d%0aX-Evil:1',
  '/relay/own/codes/%c0%ae%c0%ae',
  '/relay/own/codes/%e0%80%ae',
  '/relay/own/codes/%uff0e',
  '/relay/own/codes/%ef%bc%8f',
  '/relay/own/codes/%zz',
  '/relay/own/codes/%',
  '/relay/own/codes;a=1',
  '/relay/own/codes;/../session',
  '/relay/own/codes#x',
  '/relay/own/codes?x=1',
  '/relay/own/codes?phone=%2B1',
  '/relay/own/codes??',
  '/relay/own/Codes',
  '/RELAY/own/codes',
  '/relay/OWN/codes',
  '/relay/own/codes.json',
  '/relay/own/codes/sms.xml/more',
  `/relay/own/codes/${'a'.repeat(129)}`,
  `/relay/own/${'a/'.repeat(900)}codes`,
  '/relay/own/account',
  '/relay/own/api/codes',
  '/relay/ow',
  '/relay/own',
  '/relay/own/',
  '/relay',
  '/',
  '/relay/__proto__/codes',
  '/relay/constructor/codes',
]

const targets = (host: string) => [
  `http://${host}/relay/own/codes`,
  'http://evil.example/relay/own/codes',
  'https://169.254.169.254/latest/meta-data',
  'relay/own/codes',
  '*',
  `${host}`,
  '@evil.example/relay/own/codes',
  'file:///etc/passwd',
]

const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'post', 'FOO', 'CONNECT']

const origins = (host: string) => [
  'null',
  'http://evil.example',
  `http://${host}.evil.example`,
  `https://${host}`,
  `http://${host}/`,
  `http://evil.example, http://${host}`,
  `http://${host}@evil.example`,
  'file://',
  '',
]

const hosts = (host: string) => [
  'evil.example',
  `${host}.evil.example`,
  `evil.example:80`,
  `${host}, evil.example`,
  `${host}@evil.example`,
  '',
]

type Written = (changes: Readonly<Record<string, string | undefined>>, extra?: string, sent?: string) => string

/** Two servers that see two requests in these bytes. */
const smuggled = (host: string, written: Written): readonly HostileRequest[] => {
  const second = `POST /relay/own/codes HTTP/1.1\r\nhost: evil.example\r\n\r\n`
  const chunked = `18\r\n${body}\r\n0\r\n\r\n`
  const none = { 'content-length': undefined }
  return [
    { name: 'a length and chunks', text: written({ 'transfer-encoding': 'chunked' }, '', chunked) },
    {
      name: 'chunks and a length',
      text: written({ 'content-length': '4', 'transfer-encoding': 'chunked' }, '', `${chunked}${second}`),
    },
    { name: 'two lengths that differ', text: written({}, 'content-length: 4\r\n') },
    { name: 'two lengths in one', text: written({ 'content-length': '24, 4' }) },
    { name: 'a length with a sign', text: written({ 'content-length': '+24' }) },
    { name: 'a length in hexadecimal', text: written({ 'content-length': '0x18' }) },
    { name: 'a length below zero', text: written({ 'content-length': '-1' }) },
    {
      name: 'an encoding that is almost chunked',
      text: written({ ...none, 'transfer-encoding': 'xchunked' }, '', chunked),
    },
    {
      name: 'an encoding after chunked',
      text: written({ ...none, 'transfer-encoding': 'chunked, identity' }, '', chunked),
    },
    { name: 'a tab before chunked, and a length', text: written({ 'transfer-encoding': '\tchunked' }, '', chunked) },
    {
      name: 'chunks whose length is no number',
      text: written({ ...none, 'transfer-encoding': 'chunked' }, '', `zz\r\n${body}\r\n0\r\n\r\n`),
    },
    {
      name: 'chunks of more than a number can hold',
      text: written({ ...none, 'transfer-encoding': 'chunked' }, '', `ffffffffffffffffff\r\n${body}\r\n0\r\n\r\n`),
    },
    { name: 'a host twice', text: written({}, `host: ${host}\r\n`) },
    { name: 'a line break in a header’s name', text: written({}, 'x-a\rb: 1\r\n') },
    { name: 'line feeds alone', text: written({}).replaceAll('\r\n', '\n') },
  ]
}

const bodies = (written: Written): readonly HostileRequest[] => {
  const sized = (text: string, headers = {}) => written({ 'content-length': String(text.length), ...headers }, '', text)
  return [
    { name: 'a body of another type', text: sized('phone=1', { 'content-type': 'application/x-www-form-urlencoded' }) },
    { name: 'a body without a type', text: sized(body, { 'content-type': undefined }) },
    {
      name: 'a body of several parts',
      text: sized('--a\r\n\r\n1\r\n--a--', { 'content-type': 'multipart/form-data; boundary=a' }),
    },
    { name: 'a body that says it is huge', text: written({ 'content-length': '999999999999' }) },
    { name: 'a body of a mebibyte', text: sized(JSON.stringify({ phone: 'a'.repeat(1024 * 1024) })) },
    {
      name: 'chunks without end',
      text: written(
        { 'content-length': undefined, 'transfer-encoding': 'chunked' },
        '',
        `2000\r\n${'a'.repeat(0x2000)}\r\n`.repeat(20),
      ),
    },
    { name: 'a body that never comes', text: written({ 'content-length': '24' }, '', '{"pho') },
    { name: 'a body of bytes that are no text', text: sized('{"phone":"\xff\xfe"}') },
    { name: 'a body nested without end', text: sized(`{"phone":${'['.repeat(20_000)}`) },
    { name: 'a body in another charset', text: sized(body, { 'content-type': 'application/json; charset=utf-16le' }) },
    { name: 'a number that is another type', text: sized('{"phone":{"toString":"+79991234567"}}') },
    { name: 'a compressed body', text: sized('\x1f\x8b\x08', { 'content-encoding': 'gzip' }) },
    {
      name: 'a request to another protocol',
      text: written({ connection: 'Upgrade', upgrade: 'websocket', 'sec-fetch-mode': 'websocket' }),
    },
  ]
}
