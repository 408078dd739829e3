import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entries, manifestOf, packageNames, resolveExport, subpathsOf } from './entries.ts'

/** What hosts can import, by the exports of `package.json` over every module that can be built. */
const root = join(import.meta.dirname, '..')
const { exports } = manifestOf(root)
const built = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test[.-]/.test(file))
  .map((file) => `./dist/${file.replace(/\.tsx?$/, '.js')}`)

test('every entry has one name that leads to it', () => {
  const files = [...packageNames(root)].map(([name, entry]) => {
    expect([name, resolveExport(exports, name.replace(/^entryphone/, '.'))]).toEqual([name, `./dist/${entry}.js`])
    return entry
  })
  expect(files).toEqual(Object.keys(entries(root)))
})

test('no name leads to anything but an entry', () => {
  const reached = built.filter((file) => subpathsOf(exports, file).length > 0)
  expect(reached.toSorted()).toEqual(
    Object.keys(entries(root))
      .map((entry) => `./dist/${entry}.js`)
      .toSorted(),
  )
})

test('types lie beside what they are of', () => {
  const apart = Object.values(exports).filter(
    (target) => typeof target === 'object' && target.types !== `${target.default.replace(/\.js$/, '')}.d.ts`,
  )
  expect(apart).toEqual([])
})

test.each([
  'captcha/solver',
  'captcha/script',
  'captcha/lazy',
  'captcha/define',
  'captcha/providers/hcaptcha',
  'locales/minutesAndSeconds',
  'locales/messages',
  'locales/languages/en',
  'backends/onlyoffice',
  'backends/onlyoffice/signIn',
  'backends/zitadel/grpcWeb',
  'backends/lifepay/answers',
  'protocol/error',
  'runtime/http',
  'flow/machine',
  'ui/SignIn',
  'dist/index',
])('entryphone/%s is nothing that can be imported', (subpath) => {
  expect(built).not.toContain(resolveExport(exports, `./${subpath}`))
})
