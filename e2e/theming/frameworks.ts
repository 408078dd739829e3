import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stylesheet } from '../../.ci/stylesheet.ts'

const root = join(import.meta.dirname, '../..')
const place = join(root, '.cache/theming')

/** Another maker's sheets, as an app of theirs has them, and what of the page says that it is dark. */
export interface Framework {
  /** Everything in the page: their sheet, ours, and the rules of the page of documentation. */
  readonly sheets: () => readonly string[]
  /** Theirs alone with ours, in the order the page gives. */
  readonly without: () => readonly string[]
  /** Sets the page's theme, as their users do. */
  readonly dark: { readonly attribute: string; readonly light: string; readonly dark: string }
}

const packages = [
  'bootstrap@5',
  '@mantine/core@9',
  '@mantine/hooks@9',
  '@mui/material@9',
  '@emotion/react@11',
  '@emotion/styled@11',
  'react@19',
  'react-dom@19',
  'tailwindcss-3@npm:tailwindcss@3',
  'tailwindcss@4',
  '@tailwindcss/cli@4',
]

/** From the registry, once. */
export function install(): void {
  mkdirSync(place, { recursive: true })
  if (existsSync(join(place, 'node_modules/@tailwindcss/cli'))) return
  writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: place,
    stdio: 'pipe',
  })
}

/** The rules that the page about it shows. */
export function recipeOf(name: string): string {
  const page = readFileSync(join(root, `stories/docs/theming/${name}.md`), 'utf8')
  const [, css] = /^```css\n(.*?)^```$/ms.exec(page) ?? []
  if (css === undefined) throw new Error(`stories/docs/theming/${name}.md shows no CSS.`)
  return css
}

const inPackage = (path: string) => readFileSync(join(place, 'node_modules', path), 'utf8')
const beside = (name: string, css: string) => ({
  sheets: () => [css, stylesheet(), recipeOf(name)],
  without: () => [css, stylesheet()],
})

/** The rules of a page as Tailwind makes a sheet of them. `rules`: with those of the widget, or without. */
function built(version: 3 | 4, css: string): string {
  const [input, output] = [join(place, `in-${version}.css`), join(place, `out-${version}.css`)]
  writeFileSync(join(place, 'entryphone.css'), stylesheet())
  writeFileSync(join(place, 'entryphone.layer.css'), `@layer entryphone {\n${stylesheet()}}\n`)
  writeFileSync(join(place, 'tailwind.config.cjs'), 'module.exports = { content: [] }\n')
  writeFileSync(input, css.replaceAll(/'entryphone\/theme\.(layer\.)?css'/g, "'./entryphone.$1css'"))
  const cli = version === 3 ? 'tailwindcss-3/lib/cli.js' : '@tailwindcss/cli/dist/index.mjs'
  const config = version === 3 ? ['-c', 'tailwind.config.cjs'] : []
  execFileSync(process.execPath, [join('node_modules', cli), '-i', input, '-o', output, ...config], {
    cwd: place,
    stdio: 'pipe',
  })
  return readFileSync(output, 'utf8')
}

const plain = (css: string) => css.replace(/^\.entryphone \{.*?^\}$/ms, '')

function tailwind(version: 3 | 4): Framework {
  const recipe = recipeOf(`tailwind-${version}`)
  return {
    sheets: () => [built(version, recipe)],
    without: () => [built(version, plain(recipe))],
    dark: { attribute: 'class', light: '', dark: 'dark' },
  }
}

/** A theme writes its variables itself. */
function mui(): string {
  const script = `
    import { createTheme } from '@mui/material/styles'
    const theme = createTheme({ cssVariables: { colorSchemeSelector: 'data-mui-color-scheme' }, colorSchemes: { light: true, dark: true } })
    for (const sheet of theme.generateStyleSheets())
      for (const [selector, rules] of Object.entries(sheet))
        console.log(selector + ' {' + Object.entries(rules).map(([name, value]) => name + ': ' + value).join(';') + '}')
    // What CssBaseline says of the page.
    console.log('*, *::before, *::after { box-sizing: inherit } html { box-sizing: border-box } body { margin: 0; font-family: Roboto, Helvetica, Arial, sans-serif; line-height: 1.5 }')`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: place, encoding: 'utf8' })
}

export const frameworks: Readonly<Record<string, () => Framework>> = {
  'tailwind-3': () => tailwind(3),
  'tailwind-4': () => tailwind(4),
  bootstrap: () => ({
    ...beside('bootstrap', inPackage('bootstrap/dist/css/bootstrap.css')),
    dark: { attribute: 'data-bs-theme', light: 'light', dark: 'dark' },
  }),
  mantine: () => ({
    ...beside('mantine', inPackage('@mantine/core/styles.css')),
    dark: { attribute: 'data-mantine-color-scheme', light: 'light', dark: 'dark' },
  }),
  mui: () => ({ ...beside('mui', mui()), dark: { attribute: 'data-mui-color-scheme', light: 'light', dark: 'dark' } }),
  shadcn: () => ({
    ...beside('shadcn', `${shadcnTheme()}${inPackage('tailwindcss/preflight.css')}`),
    dark: { attribute: 'class', light: '', dark: 'dark' },
  }),
}

/**
 * The theme "neutral" as shadcn writes it into a new project (apps/v4/registry/themes.ts of shadcn-ui/ui, a copy of November
 * 2026): that of the host in which its own program is run, without what only Tailwind's build reads.
 */
function shadcnTheme(): string {
  const sheet = readFileSync(join(import.meta.dirname, '../hosts/apps/shadcn/index.css'), 'utf8')
  return sheet.replace(/^@import .*$/m, '').replace(/^@theme inline \{[^}]*\}$/m, '')
}
