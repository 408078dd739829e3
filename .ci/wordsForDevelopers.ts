import type { NodePath } from '@stryker-mutator/api/ignore'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** As much of Babel's tree as is looked at here. */
interface Node {
  readonly type: string
  readonly name?: string
  readonly callee?: Node
  readonly properties?: readonly Node[]
  readonly key?: Node
  readonly value?: Node | string
}
interface Path extends NodePath {
  readonly node: Node
  readonly parent: Node
}

/**
 * Words that only a developer reads are no behaviour: `new Error('…')`, what is `malformed('…')`, an AuthError's
 * `{ cause: '…' }`, a status's `advice` and the whole catalogue, `numbered({ … })`, which `ERRORS.md` is compared with.
 */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words-for-developers', {
    shouldIgnore({ node, parent }: Path) {
      const saidTo = parent.callee?.name ?? parent.key?.name ?? ''
      const isMessage = isText(node) && ['Error', 'malformed', 'cause', 'advice'].includes(saidTo)
      const isCatalogue = node.type === 'ObjectExpression' && saidTo === 'numbered'
      return isMessage || isOnlyCause(node) || isCatalogue ? 'Words for developers' : undefined
    },
  }),
]

function isOnlyCause({ type, properties = [] }: Node): boolean {
  const [first, ...more] = properties
  return type === 'ObjectExpression' && more.length === 0 && first?.key?.name === 'cause' && isText(first.value)
}

function isText(node: Node | string | undefined): boolean {
  return typeof node === 'object' && (node.type === 'StringLiteral' || node.type === 'TemplateLiteral')
}
