'use client'

import { createElement, forwardRef, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { ReactElement, RefObject } from 'react'
import { misconfigured } from '../runtime/mistake.ts'
import { AuthError } from '../protocol/error.ts'
import { advise } from '../runtime/mistake.ts'
import { checkProps } from '../runtime/options.ts'
import { captchaRules } from './rules.ts'
import { focusedIn, treeOf } from '../runtime/tree.ts'
import { modalAround } from './modal.ts'
import { leftThePage } from './provider.ts'
import type { CaptchaHandle, CaptchaOptions, CaptchaProvider, CaptchaProviderProps } from './provider.ts'
import { claimScript } from './script.ts'
import type { ScriptClaim, VendorScript } from './script.ts'
import type { Widget } from './drawnWidget.ts'
import { createSolver } from './solver.ts'
import type { Reports, Solver, SolverOptions } from './solver.ts'

/** Where a widget goes: an element of its own (`freshElement`), or, for a vendor's React component, among our children. */
export interface Place {
  readonly box: HTMLElement
  /** Shows a component in the box; nothing takes it away. */
  show(component: ReactElement | undefined): void
}

/** What one vendor does differently: its script, and how its widget is drawn and heard. */
export interface Vendor<Api> {
  /** The name in `captchaProviders` and in `data-provider`. */
  readonly name: string
  /** Its challenge opens on the page's body, and there is no telling it where else: in a modal dialog it is inert. */
  readonly opensOnBody?: boolean
  /** How long the vendor's server takes a token, in milliseconds. */
  readonly lifetime: number
  /** Where its API comes from. A page that has it already loads nothing. */
  script(options: CaptchaProviderProps): VendorScript<Api>
  /** Draws one widget, and says by `reports` what becomes of it. A rejection is `captcha-unavailable`. */
  draw(api: Api, place: Place, options: CaptchaProviderProps, reports: Reports): Widget | Promise<Widget>
}

/**
 * Makes a provider of what one vendor does differently: one script for all widgets, loaded on intent; a fresh token for each
 * `solve()`, which settles once; focus, timeouts and retries. Give what it makes as a named export, and to the widget by the
 * vendor's name in `captchaProviders`.
 */
export function defineCaptcha<Api>(vendor: Vendor<Api>): CaptchaProvider {
  const Captcha = forwardRef<CaptchaHandle, CaptchaProviderProps>((props, ref) => {
    checkProps(vendor.name, props, captchaRules)
    const [box, setBox] = useState<HTMLDivElement | null>(null)
    const [shown, show] = useState<ReactElement>()
    const solver = useSolver(vendor, props, box, show)
    useImperativeHandle(
      ref,
      () => ({
        solve: (signal) => solver.current?.solve(signal) ?? Promise.reject(leftThePage()),
      }),
      [solver],
    )
    return createElement(
      'div',
      {
        ref: setBox,
        className: 'entryphone-captcha-box',
        'data-provider': vendor.name,
        'data-size': withDefaults(props).size,
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

/** The solver of the widget that stands in the box: another one for each option that a drawn widget cannot change. */
function useSolver<Api>(
  vendor: Vendor<Api>,
  props: CaptchaProviderProps,
  box: HTMLElement | null,
  show: Place['show'],
): RefObject<Solver | undefined> {
  const { siteKey, language, theme, scriptHost } = props
  const { size, loadTimeout, challengeTimeout } = withDefaults(props)
  const solver = useRef<Solver>(undefined)
  // Inline callbacks are new on every render: kept aside, they never redraw a widget someone is solving.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const isLeaving = useLeaving()
  useEffect(() => {
    if (box === null) return undefined
    const script = claimScript(vendor.script(latest.current))
    const current = createSolver(solverOptions(vendor, script, { box, show }, () => latest.current))
    solver.current = current
    current.open()
    return () => {
      solver.current = undefined
      current.end(isLeaving() ? leftThePage() : new AuthError('captcha-closed'))
      show(undefined)
      script.release()
    }
  }, [vendor, box, show, isLeaving, siteKey, language, theme, size, scriptHost, loadTimeout, challengeTimeout])
  return solver
}

/** Cleaned up before the widget is, which thereby knows whether it goes or is drawn anew. */
function useLeaving(): () => boolean {
  const leaving = useRef(false)
  useEffect(() => {
    leaving.current = false
    return () => {
      leaving.current = true
    }
  }, [])
  return useCallback(() => leaving.current, [])
}

function withDefaults({ size = 'visible', loadTimeout = 15_000, challengeTimeout = 120_000 }: CaptchaOptions) {
  return { size, loadTimeout, challengeTimeout }
}

function solverOptions<Api>(
  vendor: Vendor<Api>,
  script: ScriptClaim<Api>,
  place: Place,
  latest: () => CaptchaProviderProps,
): SolverOptions {
  const { size, loadTimeout, challengeTimeout } = withDefaults(latest())
  return {
    lifetime: vendor.lifetime,
    invisible: size === 'invisible',
    challengeTimeout,
    async open(reports, ended) {
      const options = latest()
      if (!options.siteKey) throw misconfigured('E60', `${vendor.name}: siteKey`)
      const api = await script.load({ nonce: options.nonce, timeout: loadTimeout })
      // Left meanwhile, as StrictMode always does once: draw nothing that nobody would remove.
      if (ended()) throw new AuthError('captcha-closed')
      if (vendor.opensOnBody === true && modalAround(place.box) !== undefined) advise('E69', vendor.name)
      return vendor.draw(api, place, options, reports)
    },
    attend: attendant(place.box, size !== 'invisible'),
    onReady: () => latest().onReady?.(),
    onExpired: () => latest().onExpired?.(),
    onUnavailable: (error) => latest().onUnavailable?.(error),
  }
}

/**
 * Brings the person to the box, or leaves them where they are while the vendor's challenge takes them. Vendors drop focus
 * with the challenge that had it; what this returns gives it back to whoever asked, a button mostly.
 */
function attendant(box: HTMLElement, toBox: boolean) {
  let again: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(again)
    // Asked now: when it is over, the box may have left the page.
    const tree = treeOf(box)
    const trigger = focusedIn(tree)
    if (toBox) box.focus()
    const goBack = () => {
      const now = focusedIn(tree)
      const adrift = now === null || now === box.ownerDocument.body || box.contains(now)
      if (adrift && trigger?.isConnected === true) trigger.focus?.()
    }
    return () => {
      goBack()
      // A challenge on its way out may still hold it.
      again = setTimeout(goBack, 250)
    }
  }
}

/** A fresh element per widget: every vendor refuses, or doubles, a second one in the same place. */
export function freshElement(place: Place): HTMLElement {
  const element = place.box.ownerDocument.createElement('div')
  place.box.append(element)
  return element
}
