import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sourcePaths, writeBlocks } from './blocks.ts'

const root = join(import.meta.dirname, '..')

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

describe('the documents in the package', () => {
  const manifest = z.object({ files: z.array(z.string()) }).parse(JSON.parse(read('package.json')))
  const packed = ['README.md', 'LICENSE', 'package.json', ...manifest.files]
  const documents = readdirSync(root).filter((name) => name.endsWith('.md') && packed.includes(name))
  const isPacked = (path: string) => packed.some((each) => path === each || path.startsWith(`${each}/`))

  test.each(documents)('%s links to what is in the package, or says the whole address', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)\s]+)|(?:src|href)="([^"]+)"|^\[[^\]]+\]:\s*(\S+)/gm)]
    const targets = links.map(([, inline, attribute, reference]) => inline ?? attribute ?? reference ?? '')
    const elsewhere = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target))
    expect(elsewhere.filter((target) => !isPacked(target.replace(/#.*/, '')))).toEqual([])
    expect(elsewhere.filter((target) => !existsSync(join(root, target.replace(/#.*/, ''))))).toEqual([])
  })

  test.each(documents)('%s says of a file that is in the repository only that it is', (document) => {
    const unsaid = read(document)
      .split(/^(?=## )/m)
      .filter((section) => !/\brepository\b/.test(section))
      .flatMap((section) => [...section.matchAll(/`([\w.-]+(?:\/[\w./-]*)?)`/g)].map(([, path = '']) => path))
      .filter((path) => !isPacked(path) && /^(src|stories|e2e|public|\.\w+)\/|^\w+\.(md|ts|json)$/.test(path))
      .filter((path) => existsSync(join(root, path)))
    expect(unsaid).toEqual([])
  })
})

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8')
}
