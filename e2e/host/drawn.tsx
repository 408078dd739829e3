import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { build } from 'vite'
import { FormsPage } from './FormsPage.tsx'

const source = resolve(import.meta.dirname, '../../src/early.ts')

/** `forms.html` as a server draws it: with `?drawn` its forms stand in it, with `?early` so does `entryphone/early`. */
export async function drawnForms(directory: string, query: URLSearchParams): Promise<string> {
  const page = await readFile(resolve(directory, 'forms.html'), 'utf8')
  const draw = () =>
    renderToString(
      <StrictMode>
        <FormsPage query={query} />
      </StrictMode>,
    )
  return page
    .replace('<!--early-->', query.has('early') ? '<script src="/early.js"></script>' : '')
    .replace('<!--drawn-->', query.has('drawn') ? draw() : '')
}

/** The script as it is in the package. */
export async function earlyScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, minify: false, lib: { entry: source, formats: ['es'] } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const [chunk] = first !== undefined && 'output' in first ? first.output : []
  if (chunk === undefined) throw new Error('src/early.ts was built into nothing.')
  return chunk.code
}
