import { join } from 'node:path'
import { API, type Checker, type Project, type Symbol as Named, SymbolFlags } from 'typescript/unstable/sync'
import { isPropertySignatureDeclaration } from 'typescript/unstable/ast/is'

/** What a component takes, as its type says it. */
export interface Prop {
  readonly name: string
  /** As a reader writes it: without `undefined` where the prop may be left out. */
  readonly type: string
  readonly isOptional: boolean
  /** Its docstring, on one line. */
  readonly says: string
}

/** The props that our own types declare, by the name of the type; what an element takes besides is React's to say. */
export function propsOf(
  root: string,
  types: readonly string[],
  file = 'src/index.ts',
): ReadonlyMap<string, readonly Prop[]> {
  const api = new API({ cwd: root })
  try {
    const config = join(root, 'tsconfig.json')
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    const source = project?.program.getSourceFile(join(root, file))
    const module = source && project?.checker.getSymbolAtLocation(source)
    if (project === undefined || module === undefined) throw new Error(`${file} is no module of ${config}.`)
    const { checker } = project
    const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]))
    return new Map(types.map((type) => [type, ownProps(project, declared(checker, exported.get(type), type))]))
  } finally {
    api.close()
  }
}

function declared(checker: Checker, symbol: Named | undefined, type: string): Named {
  if (symbol === undefined) throw new Error(`Nothing of the name ${type} is exported.`)
  return symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function ownProps(project: Project, symbol: Named): readonly Prop[] {
  const { checker } = project
  return (
    checker
      .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
      .filter(isOurs)
      .map((property) => propOf(project, property))
      // The compiler has them in an order of its own.
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
  )
}

/** Paths come in lower case where the file system does not tell. */
function isOurs({ declarations }: Named): boolean {
  return declarations.some(({ path }) => path.includes('/src/') && !path.includes('/node_modules/'))
}

function propOf(project: Project, property: Named): Prop {
  const { checker } = project
  return {
    name: property.name,
    type: typeText(project, property),
    isOptional: isOptional(property),
    says: checker.getDocumentationCommentOfSymbol(property).replaceAll(/\s+/g, ' ').trim(),
  }
}

function isOptional({ flags }: Named): boolean {
  return (flags & SymbolFlags.Optional) !== 0
}

/** By the name it is declared with, where that is one: `Notice`, not each of its words. */
function typeText({ checker, emitter }: Project, property: Named): string {
  const without = (text: string) => (isOptional(property) ? text.replace(/ \| undefined$/, '') : text)
  const declaration = property.declarations[0]?.resolve()
  if (declaration !== undefined && isPropertySignatureDeclaration(declaration) && declaration.type !== undefined) {
    const written = without(emitter.printNode(declaration.type))
    if (/^[A-Z]\w+$/.test(written)) return written
  }
  const type = checker.getTypeOfSymbol(property)
  if (type === undefined) throw new Error(`${property.name} has no type.`)
  return without(checker.typeToString(type)).replace(/^\((.*\) => .*)\)$/, '$1')
}
