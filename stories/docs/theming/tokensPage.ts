import { type Token, tokens } from './tokens.ts'

export interface Defaults {
  readonly light: string
  readonly dark: string
}

/** Each token that a stylesheet asks for, with what it is where nobody sets it. */
export function defaultsIn(css: string): Readonly<Record<string, Defaults>> {
  const bare = css.replaceAll(/\/\*.*?\*\//gs, '')
  const darkAt = bare.indexOf(".entryphone:where([data-theme='dark'])")
  const dark = asked(bare.slice(darkAt, bare.indexOf('}', darkAt)))
  // What is the same in both themes is said once; the rules of `@supports` say it again.
  return Object.fromEntries([...asked(bare)].map(([name, light]) => [name, { light, dark: dark.get(name) ?? light }]))
}

function asked(css: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { 1: name = '', 2: rest = '', index } of css.matchAll(/var\(--entryphone-([\w-]+)(,?)/g)) {
    const from = index + `var(--entryphone-${name}`.length + 1
    if (!found.has(name) && rest === ',') found.set(name, upToClosing(css, from))
  }
  return found
}

function upToClosing(css: string, from: number): string {
  let depth = 1
  let at = from
  for (; depth > 0; at += 1) depth += css[at] === '(' ? 1 : css[at] === ')' ? -1 : 0
  return css
    .slice(from, at - 1)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** In words where it is worked out, else by its value in light and, where that is another, in dark. */
export function defaultOf({ follows }: Token, { light, dark }: Defaults): string {
  if (follows !== undefined) return follows
  return light === dark ? `\`${light}\`` : `\`${light}\`, dark \`${dark}\``
}

export function tokensPage(defaults: Readonly<Record<string, Defaults>>): string {
  const rows = Object.entries(tokens).map(([name, token]) => {
    const values = defaults[name]
    return `| \`--entryphone-${name}\` | ${token.says} | ${values === undefined ? '' : defaultOf(token, values)} |`
  })
  return `# Tokens

Custom properties that colour and measure the widget: set them on \`.entryphone\`, or on anything above it.

\`\`\`css
.entryphone {
  --entryphone-accent: #7c3aed;
  --entryphone-radius: 6px;
}
\`\`\`

What is not set follows from what is: an accent alone is enough for most. In Storybook each is drawn beside its name, and the
[playground](../look.md) says the contrast while you choose. To match what you have: [Tailwind 4](tailwind-4.md), [Tailwind 3](tailwind-3.md),
[shadcn](shadcn.md), [Bootstrap](bootstrap.md), [Mantine](mantine.md), [MUI](mui.md).

## Dark

The widget turns dark by itself where the visitor's system is, and takes the defaults of that column. A colour of yours is the same in
both themes, unless you say it twice:

\`\`\`css
.entryphone {
  --entryphone-card: #fffdf7;
}

.entryphone[data-theme='dark'] {
  --entryphone-card: #1c1a17;
}

@media (prefers-color-scheme: dark) {
  .entryphone[data-theme='auto'] {
    --entryphone-card: #1c1a17;
  }
}
\`\`\`

## All of them

| token | what it is for | by default |
|---|---|---|
${rows.join('\n')}
`
}
