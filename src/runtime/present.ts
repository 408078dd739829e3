/** The same fields, where those that may be undefined may be absent instead. */
export type Present<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name]
} & { [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined> }

/** The fields that have a value. A step has a field or has none: `undefined` is no value of any. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  // No type of TypeScript's says that `filter` took the undefined ones out.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>
}
