import type { ReactNode } from 'react'
import type { FirstMessages } from '../../../locales/messages.ts'

export interface CountryPickerProps {
  /** The one that is chosen, ISO 3166-1 alpha-2. */
  readonly country: string
  /** Which can be chosen. Absent: all. */
  readonly countries?: readonly string[] | undefined
  /** Which stand first in the list, in this order, as a group of their own. */
  readonly preferred?: readonly string[] | undefined
  /** The person has chosen. Whoever moves the focus here, to the number say, keeps it; else the button has it again. */
  readonly onChange: (country: string) => void
  readonly messages: FirstMessages
  /** The browser's own select instead of a list with a search. Default false. */
  readonly native?: boolean | undefined
  /** Drawn before a country's name. Default none: no image is fetched from anywhere. */
  readonly flag?: ((country: string) => ReactNode) | undefined
  readonly disabled?: boolean | undefined
}
