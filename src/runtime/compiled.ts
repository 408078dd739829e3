import type * as z from 'zod/mini'

/** What there is of a schema in the package: a function that zod has made of it, without zod. */
export interface CompiledSchema<Value> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: Value } | { readonly success: false; readonly data?: undefined }
}

/** Of the schemas of a `*.schema.ts`, which read what a first form waits for: see `.ci/compiledSchemas.ts`. */
export function compiled<Schema extends z.ZodMiniType>(schema: Schema): CompiledSchema<z.output<Schema>> {
  return schema
}
