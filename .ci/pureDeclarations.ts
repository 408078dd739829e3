import { isNode, listOf, type Node, nodeOf } from './nodes.ts'

/**
 * Several modules of ours share a file, and whoever uses one of them would get from each of the others whatever is made while
 * it loads (`forwardRef(…)`, `new Map(…)`), since a bundler keeps a call unless it is told that nothing else comes of it.
 * Nothing else does in any module of ours (`sideEffects` of package.json says so too), so each such declaration says it.
 */
export function pureDeclarations(code: string, program: Node): string {
  const values = listOf(program, 'body')
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap((declaration) => listOf(declaration, 'declarations'))
    .map((declarator) => nodeOf(declarator, 'init'))
    .filter((value) => value !== undefined)
    .filter(isCalling)
  let marked = ''
  let at = 0
  for (const { start, end } of values) {
    marked += `${code.slice(at, start)}/* @__PURE__ */ (() => (${code.slice(start, end)}))()`
    at = end
  }
  return marked + code.slice(at)
}

/** Whether something is called, or spread, while this is made. What a function does is done later. */
function isCalling(node: Node): boolean {
  if (/Function|^Class/.test(node.type)) return false
  if (['CallExpression', 'NewExpression', 'SpreadElement'].includes(node.type)) return true
  return Object.values(node).some((value: unknown) =>
    Array.isArray(value) ? value.some((one) => isNode(one) && isCalling(one)) : isNode(value) && isCalling(value),
  )
}
