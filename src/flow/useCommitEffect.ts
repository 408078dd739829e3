'use client'
import { useEffect, useLayoutEffect } from 'react'

/**
 * An effect that is over before anyone can see, or type into, what it belongs to. On a server, where React 18 complains of
 * a layout effect, it is an effect like any other, and does not run.
 */
export const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
