/** What a text says about where its number is from. */
export interface Spelled {
  /** The text says its calling code itself, be it one that is not served, of no country, or not whole yet. */
  readonly isSpelled: boolean
  /**
   * The country of that code: the one already chosen where it shares it, else the code's main one among those served.
   * Nothing while the code is not whole, or not served.
   */
  readonly country: string | undefined
}

/** The text says nothing of the kind. */
export const unspelled: Spelled = { isSpelled: false, country: undefined }
