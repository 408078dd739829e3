import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifestOf, packageNames } from './entries.ts'

/** The built package, imported by its own name as Node does it: every entry comes, and nothing else does. And what it runs by a name. */
const root = join(import.meta.dirname, '..')
const { name, bin, exports } = manifestOf(root)
/** Modules that are in the package and are nobody's to import, by the names that would come to mind. */
const inside = [
  'backends/onlyoffice',
  'backends/lifepay/answers',
  'captcha/define',
  'captcha/lazy',
  'captcha/script',
  'captcha/solver',
  'flow/machine',
  'locales/minutesAndSeconds',
  'protocol/error',
  'runtime/http',
  'ui/SignIn',
  'dist/index.js',
]

// What is loaded in `<head>` is for browsers alone.
Object.assign(globalThis, { addEventListener() {} })

const wrong: string[] = []
for (const entry of packageNames(root).keys()) {
  await import(entry).catch((thrown: unknown) => wrong.push(`${entry} cannot be imported: ${String(thrown)}`))
}
for (const path of inside) {
  const specifier = `${name}/${path}`
  await import(specifier).then(
    () => wrong.push(`${specifier} can be imported. Close it in the exports of package.json.`),
    () => {},
  )
}
for (const target of Object.values(exports)) {
  const files = typeof target === 'string' ? [target] : [target.types, target.default]
  for (const file of files.filter((each) => !each.includes('*') && !existsSync(join(root, each)))) {
    wrong.push(`The exports of package.json name ${file}, which the build does not have.`)
  }
}
const licences = readFileSync(join(root, 'dist/script/LICENSES.txt'), 'utf8')
for (const each of ['preact', '@tanstack/query-core', 'libphonenumber-js', 'react-phone-number-input', 'zod']) {
  if (!licences.includes(`## ${each} `)) wrong.push(`dist/script has ${each} in it, and its LICENSES.txt does not.`)
}
for (const [word, file] of Object.entries(bin)) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, file), '--help'], { encoding: 'utf8' })
  if (status !== 0 || !stdout.startsWith(`Usage: npx ${word} `)) wrong.push(`npx ${word} does not run: ${stderr}`)
}
for (const sentence of wrong) console.log(sentence)
process.exitCode = wrong.length > 0 ? 1 : 0
