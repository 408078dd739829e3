'use client'

import { HCaptcha as Wrapper } from '@hcaptcha/react-hcaptcha'
import { Component, createRef } from 'react'
import type { ReactNode } from 'react'
import { AuthError } from '../../protocol/error.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import { defineCaptcha } from '../define.ts'
import { modalAround } from '../modal.ts'
import { hasMethods, pageGlobal, scriptAddress } from '../script.ts'

let drawn = 0

/**
 * hCaptcha, drawn by `@hcaptcha/react-hcaptcha` 2.2.0. Our loader puts the script there first: the wrapper's own tries
 * three times in a row by itself and then leaves a pending `execute` pending for ever, takes no nonce, and lets the
 * first mount's script options win. With `window.hcaptcha` present it adds no script, and renders, removes and renders
 * again in StrictMode's order. What it reports after a reset or an unmount finds a solver that has ended.
 */
export const HCaptcha = defineCaptcha<object>({
  name: 'hcaptcha',
  lifetime: 120_000,

  script: ({ scriptHost = 'https://js.hcaptcha.com' }) => ({
    src: scriptAddress(scriptHost, '/1/api.js'),
    // Compatibility would define `window.grecaptcha` and take reCAPTCHA's place; sentry would report to a third party.
    query: { render: 'explicit', recaptchacompat: 'off', sentry: 'false' },
    crossOrigin: 'anonymous',
    api() {
      const api = pageGlobal('hcaptcha')
      return hasMethods(api, 'render', 'execute', 'reset', 'remove', 'getResponse') ? api : undefined
    },
  }),

  draw: (_api, place, { siteKey, language, theme, size, challengeContainer }, reports) =>
    new Promise((resolve, reject) => {
      const wrapper = createRef<Wrapper>()
      const own = challengeContainer === undefined ? placeInModal(place.box) : undefined
      const container = challengeContainer ?? own
      drawn += 1
      place.show(
        // A new key per widget: the wrapper does not redraw for new props until something else moves it.
        <Boundary key={drawn} failed={reject}>
          <Wrapper
            ref={wrapper}
            sitekey={siteKey}
            size={size === 'visible' || size === undefined ? 'normal' : size}
            {...(language !== undefined && { languageOverride: language })}
            {...(theme !== undefined && { theme })}
            // The wrapper hands on what it does not know.
            {...(container !== undefined && { 'challenge-container': container })}
            reCaptchaCompat={false}
            sentry={false}
            // Not `onLoad`, which fires only for the instance that loaded the script. Before `onReady`, `execute` throws
            // inside React's commit and takes the host's page down, or rejects at once.
            onReady={() =>
              resolve({
                // Not `{ async: true }`: its promise rejects on reset and removal and hangs when the script is lost,
                // while the callbacks below tell everything once.
                execute: () => wrapper.current?.execute(),
                reset: () => wrapper.current?.resetCaptcha(),
                // The place is emptied with the solver, and the wrapper removes its widget when it unmounts.
                remove: () => own?.remove(),
              })
            }
            onVerify={(token) => reports.solved(token)}
            onExpire={() => reports.expired()}
            onChalExpired={() => reports.lapsed()}
            onClose={() => reports.hidden()}
            onError={(code: unknown) => {
              const name = code instanceof Error ? code.message : code
              if (name === 'challenge-closed') reports.hidden()
              else if (name === 'challenge-expired') reports.lapsed()
              else reports.failed(problem(name))
            }}
          />
        </Boundary>,
      )
    }),
})

/** On the body, the vendor's own choice, nothing could be pressed while a modal dialog is open. */
function placeInModal(box: HTMLElement): HTMLElement | undefined {
  const modal = modalAround(box)
  if (modal === undefined) return undefined
  const element = box.ownerDocument.createElement('div')
  modal.append(element)
  return element
}

/** docs.hcaptcha.com, "Configuration", "Error Codes". The others may be gone by the next try. */
function problem(name: unknown): unknown {
  if (name === 'rate-limited') return new AuthError(name, { cause: name })
  // What its endpoints do not accept: of all we send only the site key can be that (hcaptcha-android-sdk#158).
  return name === 'invalid-data' ? misconfigured('E62', 'hcaptcha', name) : name
}

/** The wrapper draws in a commit: whatever the vendor's script throws there would unmount the host's page. */
class Boundary extends Component<{ failed: (cause: unknown) => void; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(cause: unknown) {
    this.props.failed(cause)
  }

  override render() {
    return this.state.broken ? null : this.props.children
  }
}
