/** What `npx shadcn add` takes: ui.shadcn.com/docs/registry/registry-item-json. */
interface RegistryItem {
  readonly $schema: string
  readonly name: string
  readonly type: 'registry:component'
  readonly title: string
  readonly description: string
  readonly dependencies: readonly string[]
  readonly registryDependencies: readonly string[]
  readonly files: readonly { readonly path: string; readonly type: 'registry:component'; readonly content: string }[]
  readonly css?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Made of what the page about shadcn shows: its first example with its rules, its second with shadcn's own controls. */
export function registryItems(page: string): readonly RegistryItem[] {
  const [card = '', flow = ''] = [...page.matchAll(/^```tsx\n(.*?)^```$/gms)].map(([, code = '']) => code)
  const [, rules = ''] = /^```css\n\.entryphone \{\n(.*?)^\}\n^```$/ms.exec(page) ?? []
  const declarations = [...rules.matchAll(/^ {2}([\w-]+): (.*);$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  return [
    {
      ...itemOf('sign-in', card, []),
      title: 'Sign-in card',
      description: 'Entryphone in the colours of your theme.',
      css: { '.entryphone': Object.fromEntries(declarations) },
    },
    {
      ...itemOf('sign-in-flow', flow, ['button', 'input', 'label']),
      title: 'Sign-in flow',
      description: 'The flow of Entryphone under your own button, input and label.',
    },
  ]
}

function itemOf(name: string, content: string, registryDependencies: readonly string[]) {
  return {
    $schema: 'https://ui.shadcn.com/schema/registry-item.json',
    name,
    type: 'registry:component',
    dependencies: ['entryphone', '@tanstack/react-query'],
    registryDependencies,
    files: [{ path: `components/${name}.tsx`, type: 'registry:component', content }],
  } as const
}
