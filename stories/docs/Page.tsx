import { Markdown } from '@storybook/addon-docs/blocks'

/** A page that is Markdown in the repository and in the package. MDX knows no tables; the block does. */
export function Page({ text, folder = '' }: { readonly text: string; readonly folder?: string }) {
  return (
    <Markdown>
      {text.replaceAll(
        /\]\(([\w./-]+)\.mdx?(#[\w-]+)?\)/g,
        (_, path: string, heading = '') => `](${address(folder, path)}${heading})`,
      )}
    </Markdown>
  )
}

/** `backends/lifepay.md` is the page `Docs/Backends/LifePay` here: `.ci/documents.test.ts` holds every page to that. */
function address(folder: string, path: string): string {
  const page = new URL(path, `page://docs/${folder}`).pathname.slice(1).replace(/^stories\/docs\//, '')
  return `?path=/docs/docs-${page.toLowerCase().replaceAll('/', '-')}--docs`
}
