'use client'

import { createElement, forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import { AuthError } from '../protocol/error.ts'
import type { CaptchaHandle, CaptchaProvider, CaptchaProviderProps } from './provider.ts'
import { loadScript } from './script.ts'
import type { VendorScript } from './script.ts'
import { createSolver } from './solver.ts'
import type { Reports, Solver, Widget } from './solver.ts'

/** Where a widget goes: an element of its own, or, for a vendor's React component, a place among our children. */
export interface Place {
  readonly box: HTMLElement
  show(component: ReactElement | undefined): void
}

export interface Vendor<Api> {
  /** The name in `captchaProviders` and in `data-provider`. */
  readonly name: string
  /** How long the vendor's server takes a token, in milliseconds. */
  readonly lifetime: number
  script(options: CaptchaProviderProps): VendorScript<Api>
  draw(api: Api, place: Place, options: CaptchaProviderProps, reports: Reports): Widget | Promise<Widget>
}

/** Makes a provider of what one vendor does differently. */
export function defineCaptcha<Api>(vendor: Vendor<Api>): CaptchaProvider {
  const Captcha = forwardRef<CaptchaHandle, CaptchaProviderProps>((props, ref) => {
    const { siteKey, language, theme, size = 'visible', scriptHost, loadTimeout = 15_000 } = props
    const { challengeTimeout = 120_000 } = props
    const [box, setBox] = useState<HTMLDivElement | null>(null)
    const solver = useRef<Solver>(undefined)
    const [shown, show] = useState<ReactElement>()

    // Inline callbacks are new on every render: kept aside, they never redraw a widget someone is solving.
    const latest = useRef(props)
    useEffect(() => {
      latest.current = props
    })

    useEffect(() => {
      if (box === null) return undefined
      const place = { box, show }
      const current = createSolver({
        lifetime: vendor.lifetime,
        invisible: size === 'invisible',
        challengeTimeout,
        async open(reports, ended) {
          const options = latest.current
          const api = await loadScript(vendor.script(options), { nonce: options.nonce, timeout: loadTimeout })
          // Left meanwhile, as StrictMode always does once: draw nothing that nobody would remove.
          if (ended()) throw new AuthError('captcha-closed')
          return vendor.draw(api, place, options, reports)
        },
        focus: () => box.focus(),
        onReady: () => latest.current.onReady?.(),
        onUnavailable: (error) => latest.current.onUnavailable?.(error),
      })
      solver.current = current
      current.open()
      return () => {
        solver.current = undefined
        current.end()
        show(undefined)
      }
    }, [box, siteKey, language, theme, size, scriptHost, loadTimeout, challengeTimeout])

    useImperativeHandle(
      ref,
      () => ({
        solve: (signal) => solver.current?.solve(signal) ?? Promise.reject(new AuthError('captcha-closed')),
      }),
      [],
    )

    return createElement(
      'div',
      {
        ref: setBox,
        className: 'entryphone-captcha-box',
        'data-provider': vendor.name,
        'data-size': size,
        role: 'group',
        'aria-label': props.label,
        tabIndex: -1,
      },
      shown,
    )
  })
  Captcha.displayName = `Captcha(${vendor.name})`
  return Captcha
}

/** A fresh element per widget: every vendor refuses, or doubles, a second one in the same place. */
export function freshElement(place: Place): HTMLElement {
  const element = document.createElement('div')
  place.box.append(element)
  return element
}
