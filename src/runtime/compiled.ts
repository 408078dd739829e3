import * as z from 'zod/mini'

/** What there is of a schema in the package: a function that zod has made of it, without zod. */
export interface CompiledSchema<Value> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: Value } | { readonly success: false; readonly data?: undefined }
}

/** What such a schema reads. */
export type Parsed<Schema> = Schema extends CompiledSchema<infer Value> ? Value : never

/** Of the schemas of a `*.schema.ts`: they read what comes from outside, see `.ci/compiledSchemas.ts`. */
export function compiled<Schema extends z.ZodMiniType>(schema: Schema): CompiledSchema<z.output<Schema>> {
  return schema
}

/** A text held to a pattern, which is all that its type says. */
export function patterned<Text extends string>(pattern: RegExp): z.ZodMiniType<Text> {
  return z.string().check(z.regex(pattern)) as z.ZodMiniType<string> as z.ZodMiniType<Text>
}

/** No longer than this. zod's own check of a length is a function, which cannot be written down. */
export function textUpTo(length: number) {
  return z.string().check(z.regex(new RegExp(`^[^]{0,${length}}$`)))
}
