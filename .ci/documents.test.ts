import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { SignInProps } from '../src/index.ts'
import { everyDocument, sourcePaths, writeBlocks } from './blocks.ts'

const root = join(import.meta.dirname, '..')
const documents = everyDocument()
const manifest = z.object({ files: z.array(z.string()) }).parse(JSON.parse(read('package.json')))
const packed = ['README.md', 'LICENSE', 'package.json', ...manifest.files]

test('what the documents show in TypeScript compiles', { timeout: 120_000 }, async () => {
  const folder = join(root, '.cache/blocks')
  const blocks = writeBlocks(folder)
  const config = {
    extends: '../../tsconfig.json',
    // The pages of the stories show a provider that stands beside them.
    compilerOptions: { paths: sourcePaths(), noUnusedLocals: false, rootDirs: ['.', '../../stories/docs'] },
    include: ['.'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const said = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
    () => '',
    (thrown: { stdout: string }) => thrown.stdout,
  )
  expect(blocks.filter((name) => name.startsWith('README'))).not.toHaveLength(0)
  expect(said).toBe('')
})

describe('a document', () => {
  const history = /^CHANGELOG\.md$/

  test.each(documents)('%s links to what is there', (document) => {
    const gone = linksOf(document).filter((target) => !existsSync(join(root, target)))
    expect(gone, 'Correct these links.').toEqual([])
  })

  test.each(documents.filter((name) => !history.test(name)))('%s names files that are there', (document) => {
    const gone = filesNamedIn(read(document)).filter((path) => !existsSync(join(root, path)))
    expect(gone, 'These files have moved or are gone: name where they are now.').toEqual([])
  })
})

describe('the documents in the package', () => {
  const shipped = documents.filter(isPacked)

  test.each(shipped)('%s links to what is in the package, or says the whole address', (document) => {
    expect(linksOf(document).filter((target) => !isPacked(target))).toEqual([])
  })

  test.each(shipped)('%s says of a file that is in the repository only that it is', (document) => {
    const [introduction = '', ...sections] = read(document).split(/^(?=## )/m)
    const isSaid = (text: string) => /\brepository\b/.test(text)
    // A page that says so before its first heading says it for all of them.
    const isAllSaid = document.startsWith('stories/') && isSaid(introduction)
    const unsaid = [introduction, ...sections]
      .filter((section) => !isAllSaid && !isSaid(section))
      .flatMap(filesNamedIn)
      .filter((path) => !isPacked(path))
    expect(unsaid, 'Say beside these that they lie in the repository.').toEqual([])
  })
})

describe('the front door', () => {
  const readme = read('README.md')

  test('has 120 lines at most', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(120)
  })

  test('names what <SignIn> takes', () => {
    // The compiler asks for each prop, and for none that is gone.
    const props: Readonly<Record<keyof SignInProps, true>> = {
      autoFocus: true,
      backend: true,
      brand: true,
      captcha: true,
      captchaProviders: true,
      className: true,
      country: true,
      headingLevel: true,
      help: true,
      lostPhone: true,
      messages: true,
      name: true,
      onDone: true,
      onEvent: true,
      onKeep: true,
      onSignInAgain: true,
      parts: true,
      remember: true,
      steps: true,
      theme: true,
      usernameKind: true,
    }
    const section = /^## What `<SignIn>` takes$(.*?)^## /ms.exec(readme)?.[1] ?? ''
    const named = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name)
    expect(named.toSorted(), 'README has one row for each prop, and no other.').toEqual(Object.keys(props).toSorted())
  })
})

test('what is not released yet is in changesets', () => {
  const headings = read('CHANGELOG.md').match(/^## .*$/gm) ?? []
  expect(
    headings.filter((heading) => !/^## \d+\.\d+\.\d+/.test(heading)),
    'CHANGELOG.md is written at a release: write a file into .changeset (`npx changeset`).',
  ).toEqual([])
})

test('each package that a host installs is justified in CONTRIBUTING.md', () => {
  const names = z.record(z.string(), z.string())
  const { dependencies, peerDependencies } = z
    .object({ dependencies: names, peerDependencies: names })
    .parse(JSON.parse(read('package.json')))
  const rows = read('CONTRIBUTING.md').match(/^\| `.*$/gm) ?? []
  const unexplained = Object.keys({ ...dependencies, ...peerDependencies }).filter(
    (name) => !rows.some((row) => (row.split('|')[1] ?? '').includes(`\`${name}\``)),
  )
  expect(unexplained, 'Write a row for each into the table under Dependencies.').toEqual([])
})

describe('the pages in Storybook', () => {
  const pages = documents.filter((name) => name.startsWith('stories/docs/'))
  const shown = pages.filter((name) => name.endsWith('.mdx'))

  test.each(pages.filter((name) => name.endsWith('.md')))('%s is one of them', (page) => {
    const beside = shown.filter((each) => dirname(each) === dirname(page))
    const showing = beside.filter((each) => read(each).includes(`'./${page.split('/').at(-1)}?raw'`))
    expect(showing, 'Write an .mdx beside it that imports it, as stories/docs/Look.mdx does.').toHaveLength(1)
    expect(showing.map(addressOf)).toEqual([plain(page.replace(/^stories\/docs\//, ''))])
  })

  test.each(shown)('%s is found by the links of the others', (page) => {
    const text = read(page)
    const file = /'\.\/([\w-]+\.md)\?raw'/.exec(text)?.[1]
    const path = file === undefined ? page : join(dirname(page), file)
    expect(addressOf(page)).toBe(plain(path.replace(/^stories\/docs\//, '')))
  })

  /** Storybook makes a page's address of its title, and `Page.tsx` the address of a link of its path. */
  function addressOf(page: string): string {
    return plain(/<Meta title="Docs\/([^"]+)"/.exec(read(page))?.[1] ?? '')
  }

  function plain(path: string): string {
    return path
      .replace(/\.mdx?$/, '')
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
  }
})

/** Where a document leads to within the repository, by path. */
function linksOf(document: string): readonly string[] {
  const links = [...read(document).matchAll(/\]\(([^)\s]+)|(?:src|href)="([^"]+)"|^\[[^\]]+\]:\s*(\S+)/gm)]
  return links
    .map(([, inline, attribute, reference]) => inline ?? attribute ?? reference ?? '')
    .filter((target) => !/^(https?:|mailto:|#|\/)/.test(target))
    .map((target) => normalize(join(dirname(document), target.replace(/#.*/, ''))))
}

/** Files of the repository that a text names: by a whole path, or beside the README. `acme` and `xx` are only examples. */
function filesNamedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([\w.-]+(?:\/[\w./-]*)?)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => /^(src|stories|e2e|public|\.\w+)\/|^[A-Z]\w+\.(md|ts|json)$/.test(path))
    .filter((path) => !/\b(acme|xx)\b/i.test(path))
}

function isPacked(path: string): boolean {
  return packed.some((each) => {
    const [before = '', after] = each.split('*')
    if (after === undefined) return path === each || path.startsWith(`${each}/`)
    return path.startsWith(before) && path.endsWith(after) && !path.slice(before.length, -after.length).includes('/')
  })
}

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8')
}
