import { useSyncExternalStore } from 'react'

/** What the story on screen is shown in, beside what its toolbar says; a run that takes pictures changes it. */
export interface Shown {
  readonly locale?: string
  readonly theme?: 'light' | 'dark'
}

let shown: Shown = {}
const listeners = new Set<() => void>()

export function show(next: Shown): void {
  shown = next
  for (const listener of listeners) listener()
}

export function useShown(): Shown {
  return useSyncExternalStore(subscribe, () => shown)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let story = ''

/** By its id: the story that is about to be drawn. */
export function beginStory(id: string): void {
  story = id
}

export function currentStory(): string {
  return story
}

/** What a story's play calls when it has come to a state that is worth a picture. Nobody minds where none are taken. */
let station: (() => Promise<void>) | undefined

export function onStation(take: () => Promise<void>): void {
  station = take
}

export async function arriveAtStation(): Promise<void> {
  await station?.()
}

/** The same for what is seen on the way of a flow. Another story is its end, but for what it says to be worth one. */
export async function passStation(): Promise<void> {
  if (story.startsWith('flows-')) await station?.()
}
