import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { entries } from '../../.ci/entries.ts'

/** What a host's visitors download, gzipped, without React: printed as JSON. The budget is for the eager part. */
const root = join(import.meta.dirname, '../..')
/**
 * Grew from 45 KiB: options are checked, a request without an answer counts as a message, what others throw is described,
 * fields hear what is written to them. A challenge comes after its form (`ui/steps/StepChallenge.tsx`). The pause between
 * messages does not (`flow/cooldown.ts`): a chunk that is lost or late must cost nobody a second message, or the button.
 */
const budget = 54 * 1024

const first = await bundle(join(import.meta.dirname, 'smallest-host.ts'))
const eager = eagerOf(first)
const lazy = first.filter((chunk) => !eager.includes(chunk))
const alone: Record<string, number> = {}
for (const [name, path] of Object.entries(entries(root))) {
  alone[name] = gzipped(eagerOf(await bundle(path)))
}

console.log(
  JSON.stringify(
    {
      firstForm: { gzip: gzipped(eager), budget, within: gzipped(eager) <= budget },
      lazy: Object.fromEntries(lazy.map((chunk) => [chunk.name, gzipped([chunk])])),
      entries: alone,
    },
    null,
    2,
  ),
)

async function bundle(entry: string): Promise<readonly Rolldown.OutputChunk[]> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      minify: true,
      rolldownOptions: {
        input: entry,
        // The host has React already; whatever a test double needs is not for visitors either.
        external: [/^react(-dom)?(\/|$)/, /^hono(\/|$)/, /^msw(\/|$)/, /^vitest(\/|$)/],
        preserveEntrySignatures: 'strict',
      },
    },
  })
  if (!Array.isArray(built) && 'output' in built) return built.output.filter((file) => file.type === 'chunk')
  throw new Error('Vite built something other than one bundle.')
}

/** The entry and all that it imports statically: what has to be there before anything shows. */
function eagerOf(chunks: readonly Rolldown.OutputChunk[]): readonly Rolldown.OutputChunk[] {
  const reached = new Set<string>()
  const visit = (name: string) => {
    if (reached.has(name)) return
    reached.add(name)
    for (const imported of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) visit(imported)
  }
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk.fileName)
  return chunks.filter((chunk) => reached.has(chunk.fileName))
}

/** Each file is compressed by itself, as a server does it. */
function gzipped(chunks: readonly Rolldown.OutputChunk[]): number {
  return chunks.reduce((total, chunk) => total + gzipSync(chunk.code, { level: 9 }).length, 0)
}
