/** A node as `this.parse` of a plugin gives it (ESTree). */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** The nodes of the list under this name. */
export function listOf(node: Node, name: string): readonly Node[] {
  const value: unknown = Reflect.get(node, name)
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The node under this name, if there is one. */
export function nodeOf(node: Node, name: string): Node | undefined {
  const value: unknown = Reflect.get(node, name)
  return isNode(value) ? value : undefined
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
}
