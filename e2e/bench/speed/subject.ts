/** A page with a sign-in form, and how to use it. */
export interface Subject {
  /** Its folder on the site. */
  readonly name: string
  readonly label: string
  /** Installed for it alone, by exact version or as a file. */
  readonly packages: Readonly<Record<string, string>>
  /** The lines of its script. Its element is `#root`. */
  readonly page: readonly string[]
  /** The first field. */
  readonly field: string
  /** What is typed there, key by key. */
  readonly keys: string
  /** What its backend answers, where the sandbox has none: JSON. */
  readonly standIn?: (path: string) => unknown
}
