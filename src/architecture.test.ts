import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom, by folder. Arrows point one way only; a folder may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  runtime: ['protocol'],
  phone: ['protocol', 'runtime'],
  locales: ['protocol', 'runtime', 'phone'],
  captcha: ['protocol', 'runtime'],
  flow: ['protocol', 'runtime'],
  ui: ['protocol', 'runtime', 'flow', 'captcha', 'phone', 'locales'],
  backends: ['protocol', 'runtime'],
  element: ['protocol', 'runtime', 'flow', 'captcha', 'phone', 'locales', 'ui'],
  inspector: ['protocol', 'runtime', 'flow'],
  testing: ['protocol', 'runtime', 'flow', 'sandbox'],
  sandbox: [],
  relay: ['protocol', 'runtime', 'phone'],
  cli: ['protocol', 'runtime', 'phone', 'relay', 'flow', 'sandbox', 'testing'],
  'early.ts': [],
  'index.ts': ['protocol', 'runtime', 'flow', 'captcha', 'phone', 'locales', 'ui'],
}

/** The same inside a room, by folder: `ui/.` is what lies in the room itself. What is loaded later is no arrow. */
const inside: Readonly<Record<string, readonly string[]>> = {
  'captcha/.': [],
  'captcha/providers': ['captcha/.'],
  'flow/.': ['flow/otherTabs', 'flow/persistence'],
  'flow/otherTabs': ['flow/.'],
  'flow/persistence': ['flow/.'],
  'locales/.': [],
  'locales/countryNames': [],
  'locales/languages': ['locales/.', 'locales/countryNames'],
  'ui/.': ['ui/parts', 'ui/steps'],
  'ui/parts': ['ui/.'],
  'ui/steps': ['ui/.', 'ui/parts'],
}

const src = import.meta.dirname
const everything = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const shipped = everything.filter((file) => !/\.test[.-]/.test(file))
/** The real servers of backends that are packages: `server.test-support.ts` and the folder beside it. */
const isServer = (file: string) => /^backends\/[^/]+\/server(?:\.test-support\.ts$|\/)/.test(file)
const servers = everything.filter((file) => isServer(file) && !/\.test\.tsx?$/.test(file))
const folderOf = (file: string) => file.split('/')[0] ?? file

const placeIn = (file: string) => {
  const [room = '', folder] = file.split('/').slice(0, -1)
  return `${room}/${folder ?? '.'}`
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
}

/** The files of ours that this one imports, at once or later. */
function importedBy(file: string): readonly string[] {
  return importsOf(file)
    .filter((specifier) => /^\..*\.tsx?$/.test(specifier))
    .map((specifier) => relative(src, resolve(src, dirname(file), specifier)))
}

/** And the ones that those import, on to the end. */
function ledTo(file: string, seen = new Set<string>()): readonly string[] {
  for (const imported of importedBy(file)) {
    if (seen.has(imported)) continue
    seen.add(imported)
    ledTo(imported, seen)
  }
  return [...seen]
}

/** The files of ours that are there as soon as this one is. */
function neededBy(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*'(\.[^']+)'/g)].map((match) =>
    relative(src, resolve(src, dirname(file), match[1] ?? '')),
  )
}

/** Each circle of imports once, as `a → b → a`: depth first, and a module that is on the way already closes one. */
function circles(): readonly string[] {
  const seen = new Set<string>()
  const visit = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' → ')]
    if (seen.has(file)) return []
    seen.add(file)
    return importedBy(file).flatMap((imported) => visit(imported, [...way, file]))
  }
  return shipped.flatMap((file) => visit(file, []))
}

describe('who may import whom', () => {
  test.each(shipped)('%s keeps to the arrows', (file) => {
    const folders = importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => folderOf(relative(src, resolve(src, dirname(file), specifier))))
      .filter((folder) => folder !== folderOf(file))
    expect(folders.filter((folder) => !allowed[folderOf(file)]?.includes(folder))).toEqual([])
  })

  test.each(shipped.filter((file) => placeIn(file) in inside))('%s keeps to the arrows inside its room', (file) => {
    const others = neededBy(file).filter(
      (other) => folderOf(other) === folderOf(file) && placeIn(other) !== placeIn(file),
    )
    expect(others.filter((other) => !inside[placeIn(file)]?.includes(placeIn(other)))).toEqual([])
  })

  test('every folder of a room with arrows inside has its own', () => {
    const rooms = new Set(Object.keys(inside).map(folderOf))
    const places = new Set(shipped.filter((file) => rooms.has(folderOf(file))).map(placeIn))
    expect([...places].toSorted()).toEqual(Object.keys(inside).toSorted())
  })

  test('CONTRIBUTING.md draws these arrows', () => {
    const drawn = arrowsIn(readFileSync(join(src, '../CONTRIBUTING.md'), 'utf8'))
    const reached = (from: string): readonly string[] =>
      (drawn.get(from) ?? [])
        .flatMap((to) => [to, ...reached(to)])
        .filter((to, index, all) => all.indexOf(to) === index)
    const inPicture = Object.keys(allowed).map((room) => [room, reached(room).toSorted()] as const)
    expect([...drawn.keys()].filter((room) => !(room in allowed))).toEqual([])
    expect(Object.fromEntries(inPicture)).toEqual(
      Object.fromEntries(Object.entries(allowed).map(([room, others]) => [room, others.toSorted()])),
    )
  })

  test('no module leads back to itself by what it imports, not even for a type', () => {
    expect(circles()).toEqual([])
  })

  test.each(servers)('%s, of a real server, shares no code with the client beside it', (file) => {
    const own = file.split('/')[1]
    const strangers = ledTo(file).filter(
      (other) =>
        !other.startsWith('sandbox/') && !(other.startsWith(`backends/${own}/`) && other.endsWith('.test-support.ts')),
    )
    expect(strangers).toEqual([])
  })

  test('a real server is found by listing the folders: nobody else loads it, and nothing that ships its packages', () => {
    const loaders = everything
      .filter((file) => !isServer(file) && !/^backends\/[^/]+\/[^/]+\.test\.tsx?$/.test(file))
      .filter((file) => importedBy(file).some(isServer))
    const packages = /^(?:better-auth|kysely|node-sqlite3-wasm)(?:\/|$)/
    const users = everything.filter((file) => !isServer(file) && importsOf(file).some((name) => packages.test(name)))
    expect([...loaders, ...users]).toEqual([])
  })

  test.each(everything.filter((file) => file.endsWith('/record.test-support.ts')))(
    '%s, which the host page loads, leads to no real server',
    (file) => {
      const strangers = ledTo(file).filter(
        (other) => isServer(other) || other === 'test-support/servers.test-support.ts',
      )
      expect(strangers).toEqual([])
    },
  )

  test('relative imports carry their extension', () => {
    const bare = shipped.flatMap((file) =>
      importsOf(file).filter((specifier) => specifier.startsWith('.') && !/\.(tsx?|css|json)$/.test(specifier)),
    )
    expect(bare).toEqual([])
  })

  test('one backend knows nothing of another, but for what they share by name', () => {
    const shared = new Set(['useEndpoint.ts', 'onlyoffice'])
    const strangers = shipped
      .filter((file) => file.startsWith('backends/'))
      .flatMap((file) => {
        const own = file.split('/')[1]
        return importsOf(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => relative(src, resolve(src, dirname(file), specifier)).split('/'))
          .filter(([folder, backend]) => folder === 'backends' && backend !== own && !shared.has(backend ?? ''))
          .map((path) => `${file} → ${path.join('/')}`)
      })
    expect(strangers).toEqual([])
  })

  test('only hooks know React among the backends, and only phone/ knows a phone library', () => {
    const react = shipped.filter(
      (file) =>
        /^(backends|protocol|runtime)\//.test(file) &&
        !/(hooks|useEndpoint)\.tsx?$/.test(file) &&
        importsOf(file).some((specifier) => /^(react|@tanstack\/)/.test(specifier)),
    )
    const phone = shipped.filter(
      (file) =>
        !file.startsWith('phone/') &&
        importsOf(file).some((specifier) => /phone-number|libphonenumber/.test(specifier)),
    )
    expect([...react, ...phone]).toEqual([])
  })

  test('an optional peer is asked for where it is wanted alone: msw behind a worker, hono in the sandbox', () => {
    const importers = (name: string) =>
      shipped.filter((file) => importsOf(file).some((each) => each === name || each.startsWith(`${name}/`)))
    expect(importers('msw')).toEqual(['sandbox/browser.ts'])
    expect(importers('hono').filter((file) => !file.startsWith('sandbox/'))).toEqual([])
  })

  test('what ships parses with zod/mini, which needs no eval, and never sets its global configuration', () => {
    const full = shipped.filter((file) => importsOf(file).includes('zod'))
    const configured = shipped.filter((file) => /\bz\.config\(/.test(readFileSync(join(src, file), 'utf8')))
    expect([...full, ...configured]).toEqual([])
  })

  test('what is drawn asks its own tree and its own document, which may be another window’s (runtime/tree.ts)', () => {
    const strangers =
      /\bdocument\.(activeElement|getElementById|querySelector|execCommand|addEventListener)|instanceof (Document|ShadowRoot|Element|Node|HTML\w*|SVG\w*)\b|(?<![.\w])getSelection\(/
    const found = shipped
      .filter((file) => file.startsWith('ui/') || file === 'captcha/define.ts')
      .filter((file) => strangers.test(readFileSync(join(src, file), 'utf8')))
    expect(found).toEqual([])
  })
})

/** The arrows of a document's Mermaid picture: `ui --> flow & captcha`, and `index["index.ts"]` for a name with a dot. */
function arrowsIn(document: string): ReadonlyMap<string, readonly string[]> {
  const picture = /^```mermaid$(.*?)^```$/ms.exec(document)?.[1] ?? ''
  const namesIn = (side = '') => side.split('&').map((name) => /"(.*)"/.exec(name)?.[1] ?? name.trim())
  const arrows = picture
    .split('\n')
    .map((line) => line.split('-->'))
    .filter((sides) => sides.length === 2)
  return new Map(arrows.flatMap(([from, to]) => namesIn(from).map((name) => [name, namesIn(to)] as const)))
}
