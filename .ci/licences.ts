import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() })

/** The folders of the packages that these modules are of. */
export function packagesOf(modules: Iterable<string>): readonly string[] {
  const folders = [...modules].flatMap((module) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1] ?? [])
  return [...new Set(folders)].toSorted()
}

/** What whoever serves a bundle has to have beside it: each package in it, with the licence that it comes under. */
export function licencesOf(folders: readonly string[]): string {
  const parts = folders.map((folder) => {
    const { name, version, license } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    // One may come under several: numbering plans under Apache's, say.
    const texts = readdirSync(folder).filter((each) => /^licen[cs]e/i.test(each))
    if (texts.length === 0) throw new Error(`${name} has no text of its licence, ${license}.`)
    const all = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim())
    return `## ${name} ${version}: ${license}\n\n${all.join('\n\n')}\n`
  })
  return `# What is in these files, beside Entryphone itself (MIT)\n\n${parts.join('\n')}`
}
