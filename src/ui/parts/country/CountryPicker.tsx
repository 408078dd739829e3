'use client'
import { memo, useCallback, useState } from 'react'
import type { CountryPickerProps } from './CountryPickerProps.ts'
import { CountrySelect } from './CountrySelect.tsx'
import { PickerButton } from './PickerButton.tsx'

/** A button inside the field's outline, as small as its calling code, and behind it a list that can be searched. */
export const CountryPicker = memo(function CountryPicker({ native = false, ...props }: CountryPickerProps) {
  const [isBroken, setBroken] = useState(false)
  const fallBack = useCallback(() => setBroken(true), [])
  if (!native && !isBroken) return <PickerButton {...props} onBroken={fallBack} />
  const { flag: _, ...rest } = props
  return <CountrySelect {...rest} focused={isBroken} />
})
