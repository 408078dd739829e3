'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { checkCountries } from '../../../phone/checkCountries.ts'
import type { ParsedPhone } from '../../../phone/parsePhone.ts'
import type { E164 } from '../../../protocol/step.ts'
import { focusedBeside } from '../../../runtime/tree.ts'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { type PhoneField, type PhoneFieldHost, phoneField } from './phoneField.ts'
import type { PhoneNews } from './phoneReducer.ts'
import { type PhoneView, startingText } from './phoneState.ts'
import { homeCountry, useHomeCountry } from './useHomeCountry.ts'
import { useElement } from '../shared/useElement.ts'

/** What `onChange` and `onBlur` get: the part of an event that form libraries read, with the number as its value. */
export interface PhoneEntryEvent {
  readonly type: 'change' | 'blur'
  readonly target: { readonly name: string; readonly value: E164 | '' }
}

export interface PhoneInputOptions {
  /** E.164, or `''` or null for none. Absent: the field keeps its own, from `defaultValue`. */
  readonly value?: string | null | undefined
  /** E.164. */
  readonly defaultValue?: string | null | undefined
  /** Under which a form sends the number, as E.164. */
  readonly name?: string | undefined
  /** Whose national form is meant at first (ISO 3166-1 alpha-2). Default: what the browser's languages say. */
  readonly country?: string | undefined
  /** Which can be chosen, and whose numbers are taken. Absent: all. Exactly one: the country is locked. */
  readonly countries?: readonly string[] | undefined
  /** A country was chosen or typed: ISO 3166-1 alpha-2. */
  readonly onCountryChange?: ((country: string) => void) | undefined
  /** After every change. What react-hook-form's `register` expects. */
  readonly onChange?: ((event: PhoneEntryEvent) => unknown) | undefined
  /** The field was left, and what stands in it is written beside its calling code. */
  readonly onBlur?: ((event: PhoneEntryEvent) => unknown) | undefined
  /** E.164, or `''` while what stands in the field is no number. Only when that has changed. */
  readonly onPhoneChange?: ((phone: E164 | '') => void) | undefined
  /** What the text is, or why it is no number. Nothing: its country's rules are being loaded. */
  readonly onParsed?: ((parsed: ParsedPhone | undefined) => void) | undefined
  /** A press of the form's button waits for those rules, and is then made again, unless an edit takes it back. */
  readonly onSubmitDeferred?: ((isDeferred: boolean) => void) | undefined
}

/** `phoneField`'s seam to React: its element, what it shows, and whom it tells. */
export function usePhoneInput(options: PhoneInputOptions, problems: Readonly<Record<string, string>>) {
  const { countries } = options
  const value = options.value === null ? '' : options.value
  checkCountries('PhoneEntry', options.country, countries)
  const home = useHomeCountry(options.country, countries)
  const start = value ?? options.defaultValue ?? ''
  const input = useRef<HTMLInputElement>(null)
  const hidden = useRef<HTMLInputElement>(null)

  const tell = (news: PhoneNews) => {
    const { parsed, phone } = news
    const problem = parsed !== undefined && 'problem' in parsed ? parsed.problem : 'empty'
    // For forms that let the browser say what is missing. An empty field is `required`'s business.
    input.current?.setCustomValidity(problem === 'empty' ? '' : (problems[problem] ?? problem))
    if (hidden.current !== null && hidden.current.value !== phone) hidden.current.value = phone
    tellHost(options, news)
  }
  const [view, setView] = useState<PhoneView>()
  const host: PhoneFieldHost = {
    home,
    countries,
    start: value === undefined ? start : undefined,
    show: setView,
    tell,
    defer: (isDeferred) => options.onSubmitDeferred?.(isDeferred),
  }
  const [field] = useState(() => phoneField({ home, countries, start }))
  useEffect(() => field.update(host))
  useBegun(field, options.country, countries)
  useAttached(field, input)
  useCommitEffect(() => emptyUntilParsed(field, hidden.current), [field])
  useEffect(() => {
    if (value !== undefined) field.follow(value)
  }, [field, value])
  const choose = useCallback(
    (next: string) => {
      field.choose(next)
      // Then comes the number. Not from a native select, which also changes while someone arrows through it.
      if (input.current === null || focusedBeside(input.current)?.tagName !== 'SELECT') input.current?.focus()
    },
    [field],
  )

  const { country = home, isSpelled } = view ?? field.view
  useToldCountry(country, options.onCountryChange)

  return {
    field,
    element: input,
    hidden,
    choose,
    startText: useState(() => startingText(start, countries))[0],
    country,
    isSpelled,
  }
}

function tellHost(options: PhoneInputOptions, { parsed, phone, isNews, isEdit }: PhoneNews): void {
  options.onParsed?.(parsed)
  if (isNews || isEdit) options.onChange?.({ type: 'change', target: { name: options.name ?? '', value: phone } })
  if (isNews) options.onPhoneChange?.(phone)
}

/** What was typed before the script had come was typed into a server's guess, and is read once, by the browser's. */
function useBegun(field: PhoneField, country: string | undefined, countries: readonly string[] | undefined): void {
  const asked = useRef(country)
  const offered = useRef(countries)
  useEffect(() => {
    asked.current = country
    offered.current = countries
  })
  useEffect(() => {
    field.begin(homeCountry(asked.current, offered.current))
  }, [field])
}

/** The element may come, go and come again while the field stays. */
function useAttached(field: PhoneField, input: RefObject<HTMLInputElement | null>): void {
  const detach = useRef<() => void>(undefined)
  const attach = useCallback(
    (element: HTMLInputElement | null) => {
      detach.current?.()
      detach.current = element === null ? undefined : field.attach(element)
    },
    [field],
  )
  useElement(input, attach)
}

/** Another text stands there than a server drew, and React has just put back what it sends. Our first look is yet to come. */
function emptyUntilParsed(field: PhoneField, hidden: HTMLInputElement | null): void {
  if (hidden !== null && !field.isParsed()) hidden.value = ''
}

/** Tells of another country than is known, and not of the first. */
function useToldCountry(country: string, onChange: ((country: string) => void) | undefined): void {
  const told = useRef(country)
  useEffect(() => {
    if (told.current === country) return
    told.current = country
    onChange?.(country)
  })
}
