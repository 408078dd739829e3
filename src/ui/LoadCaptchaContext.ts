'use client'
import { createContext } from 'react'
import type { CaptchaPart } from './parts/captcha/importCaptcha.ts'

/**
 * Fetches what draws a challenge. Handed down by the card, not imported by the steps: a step that is a chunk itself and names
 * another one keeps bundlers from putting the first form into one file (`.ci/firstForm.ts`).
 */
export const LoadCaptchaContext = createContext<(() => Promise<CaptchaPart>) | undefined>(undefined)
