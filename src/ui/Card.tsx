'use client'
import { type ComponentType, type ReactNode, type RefAttributes, useState } from 'react'
import { useFlow } from '../flow/useFlow.ts'
import type { FirstMessages } from '../locales/messages.ts'
import type { Step } from '../protocol/step.ts'
import { adviseOnOptions } from './adviseOnOptions.ts'
import { importCaptcha } from './parts/captcha/importCaptcha.ts'
import type { CodeEntryProps } from './parts/code/CodeEntry.tsx'
import type { ResendProps } from './parts/code/Resend.tsx'
import type { ButtonProps } from './parts/form/Button.tsx'
import type { ErrorNoteProps } from './parts/form/ErrorNote.tsx'
import type { FieldProps } from './parts/form/Field.tsx'
import type { PasswordFieldProps } from './parts/form/PasswordField.tsx'
import type { PhoneEntryProps } from './parts/phone/PhoneEntry.tsx'
import type { StepFrameProps } from './StepFrame.tsx'
import { useAnnouncer } from './useAnnouncer.ts'
import { type FirstWidget, WidgetContext, type WidgetOptions } from './WidgetContext.ts'
import { firstWordsOf } from './firstWordsOf.ts'

/** The parts that screens are made of, by name. `ErrorNote` is also the line below a user name: it has no notice there. */
export type Parts = {
  readonly Button?: ComponentType<ButtonProps & RefAttributes<HTMLButtonElement>> | undefined
  readonly CodeEntry?: ComponentType<CodeEntryProps & RefAttributes<HTMLInputElement>> | undefined
  readonly ErrorNote?: ComponentType<ErrorNoteProps> | undefined
  readonly Field?: ComponentType<FieldProps & RefAttributes<HTMLInputElement>> | undefined
  readonly PasswordField?: ComponentType<PasswordFieldProps & RefAttributes<HTMLInputElement>> | undefined
  readonly PhoneEntry?: ComponentType<PhoneEntryProps & RefAttributes<HTMLInputElement>> | undefined
  readonly Resend?: ComponentType<ResendProps> | undefined
  readonly StepFrame?: ComponentType<StepFrameProps> | undefined
}

/** How the card looks and speaks, and parts and screens of yours in place of ours. */
export interface CardProps extends WidgetOptions {
  /** Parts of yours in place of ours, on every screen. Each is given what ours is, and may draw ours itself. */
  readonly parts?: Parts | undefined
  /** Added to the widget's own class. */
  readonly className?: string | undefined
  /** The screens: `<CurrentStep>`, and what of yours stands around it. */
  readonly children: ReactNode
}

/** The card everything stands on: brand, way back, one live region. Goes inside a `<FlowProvider>`. */
export function Card({ className, children, messages: given, ...options }: CardProps) {
  const messages = firstWordsOf(given)
  adviseOnOptions(options)
  const { theme = 'auto', brand } = options
  const { backend, step, back } = useFlow()
  const { said, announce } = useAnnouncer()
  const widget = useStable({ ...options, messages, announce, loadCaptcha: importCaptcha })

  return (
    <WidgetContext.Provider value={widget}>
      <div
        className={className === undefined ? 'entryphone' : `entryphone ${className}`}
        data-theme={theme}
        data-step={step?.kind ?? 'start'}
        dir={messages.direction}
        lang={messages.language}
      >
        <div className="entryphone-card" data-tall={backend.routes.credentials === undefined ? undefined : ''}>
          <div className="entryphone-top">
            {brand !== undefined && (
              <div className="entryphone-brand">
                {brand.mark !== undefined && (
                  <span className="entryphone-mark" aria-hidden="true">
                    {brand.mark}
                  </span>
                )}
                <span className="entryphone-name">{brand.name}</span>
              </div>
            )}
            {back !== undefined && (
              <button type="button" className="entryphone-back" onClick={back}>
                {backLabel(messages, step)}
              </button>
            )}
          </div>
          {children}
          <output className="entryphone-hidden">{said}</output>
        </div>
      </div>
    </WidgetContext.Provider>
  )
}

/** A message is left for another number, or for the app it came in place of. */
function backLabel({ code, back }: FirstMessages, step: Step | undefined): string {
  const to = step?.kind === 'code' && step.factor === 'sms' ? step.back?.kind : undefined
  if (to === 'phone') return code.changeNumber
  return to === 'code' ? code.backToApp : back
}

/** The same object while every option is the same: what is said to a screen reader must not render the form anew. */
function useStable(widget: FirstWidget): FirstWidget {
  const [stable, setStable] = useState(widget)
  if (isSame(stable, widget)) return stable
  setStable(widget)
  return widget
}

function isSame(one: FirstWidget, other: FirstWidget): boolean {
  const names = Object.keys({ ...one, ...other })
  return names.every((name) => Object.is(Reflect.get(one, name), Reflect.get(other, name)))
}
