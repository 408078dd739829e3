/** An entry that only hands on what other files have, in two. */
export interface SplitEntry {
  readonly entry: string
  /** What the entry hands on of this one. */
  readonly besides: string
}

/**
 * esbuild takes for needed at once whatever an entry hands on and any chunk needs: with `SignIn` would come the code's field
 * too, which our index hands on and the code step has. It looks where a name is declared. So what no first form needs is
 * declared anew, in a file of its own, of which a page that uses nothing of it has nothing.
 *
 * `code` is what Rolldown makes of an entry of re-exports; `isBeside` tells of a file, as it is named there, whether the
 * first form does without; `path` is how the entry is to name the other file, which lies in the same folder.
 */
export function splitEntry(code: string, isBeside: (file: string) => boolean, path: string): SplitEntry {
  const imports = Array.from(code.matchAll(/^import \{ (.+) \} from "(.+)";$/gm), ([line, names = '', file = '']) => ({
    line,
    names: names.split(', ').map(pairOf),
    file,
  }))
  const exported = (/^export \{ (.+) \};$/m.exec(code)?.[1] ?? '').split(', ').map(pairOf)
  const aside = imports.filter(({ file }) => isBeside(file))
  const moved = new Set(aside.flatMap(({ names }) => names.map(([, local]) => local)))
  const handed = exported.filter(([local]) => moved.has(local))
  const rest = exported.filter(([local]) => !moved.has(local))
  return {
    entry: lines(
      ...imports.filter(({ file }) => !isBeside(file)).map(({ line }) => line),
      `export { ${handed.map(([, name]) => name).join(', ')} } from "${path}";`,
      `export { ${rest.map(([local, name]) => (local === name ? name : `${local} as ${name}`)).join(', ')} };`,
    ),
    besides: lines(
      ...aside.map(
        ({ names, file }) =>
          `import { ${names.map(([name, local]) => `${name} as ${local}$`).join(', ')} } from "${file}";`,
      ),
      ...handed.map(([local, name]) => `export const ${name} = ${local}$;`),
    ),
  }
}

/** `t as Captcha`, or one name for both. */
function pairOf(words: string): readonly [string, string] {
  const [before = '', after = before] = words.split(' as ')
  return [before, after]
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
