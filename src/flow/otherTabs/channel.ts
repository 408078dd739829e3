import * as z from 'zod/mini'
import type { Sending } from '../../protocol/backend.ts'
import { now } from '../../runtime/clock.ts'
import { isE164 } from '../../protocol/e164.ts'
import type { E164, Instant, SentMessage } from '../../protocol/step.ts'
import type { Flow } from '../createFlow.ts'
import { endOf, isSamePlace, mergeSent, messageOf } from './merge.ts'
import { mergeUnsent, mergeUsed } from './mergeEnd.ts'
import type { FlowEvent } from '../machine.ts'
import { acquireSendLock } from './lock.ts'

/**
 * What the tabs of one origin tell each other, over a BroadcastChannel: where a message went and how long it makes another
 * one needless. No code, no password, no token, and in memory only. What comes in is parsed as if a stranger had sent it.
 */
const place = {
  phone: z.exactOptional(z.custom<E164>(isE164)),
  to: z.exactOptional(z.string().check(z.maxLength(256))),
}
const milliseconds = z.number().check(z.nonnegative())
const tabMessage = z.union([
  z.strictObject({ asks: z.literal(true) }),
  z.strictObject({
    sent: z.strictObject({
      ...place,
      resendIn: milliseconds,
      expiresIn: z.exactOptional(milliseconds),
      unanswered: z.exactOptional(z.literal(true)),
    }),
    at: milliseconds,
  }),
  z.strictObject({ unsent: z.strictObject(place) }),
  z.strictObject({ used: z.strictObject(place) }),
])
type TabMessage = z.infer<typeof tabMessage>
type SentNews = Extract<TabMessage, { sent: unknown }>

/** More numbers than anyone has in use at once. */
const mostKnown = 8

/** Joins the other tabs that speak to the same server. Returns the way out. */
export function joinTabs(flow: Flow, sending: Sending): () => void {
  const name = `entryphone:${flow.backend.name}:${sending.scope}`
  let channel: BroadcastChannel | undefined
  let known: readonly SentMessage[] = []
  let awaited: SentMessage | undefined
  /** What this tab has asked for and has no answer to. */
  let pending: SentMessage | undefined
  /** What held at the place of an unanswered message, and holds again if nothing comes of it. */
  const replaced = new WeakMap<SentMessage, SentMessage>()

  const post = (message: TabMessage) => {
    // Nobody waits for it, and what fails here stops nothing.
    try {
      channel?.postMessage(message)
    } catch {}
  }
  const isLive = (message: SentMessage) => endOf(message) > now()
  const forget = (message: SentMessage) => {
    known = known.filter((one) => isLive(one) && !isSamePlace(one, message))
  }
  const learn = (message: SentMessage) => {
    const before = known.find((one) => isSamePlace(one, message))
    if (message.unanswered === true && before !== undefined) replaced.set(message, before)
    forget(message)
    if (isLive(message)) known = [...known, message].slice(-mostKnown)
  }
  /** Nothing came of it: what was known before holds again. Gives back what that was. */
  const unlearn = (message: SentMessage) => {
    const before = replaced.get(message)
    forget(message)
    if (before !== undefined) learn(before)
    return before
  }
  const isNews = (message: SentMessage) =>
    isLive(message) && !known.some((one) => isSamePlace(one, message) && one.resendAt >= message.resendAt)
  const apply = () => {
    let step = flow.getState()
    for (const message of known.filter(isLive)) step = step && mergeSent(step, message, now())
    if (step !== undefined) flow.send({ type: 'heard', step })
  }

  const hear = ({ data }: MessageEvent<unknown>) => {
    const heard = tabMessage.safeParse(data)
    if (!heard.success) return
    if ('asks' in heard.data) for (const message of known.filter(isLive)) post(newsOf(message))
    if ('sent' in heard.data) {
      const message = believable(heard.data, sending)
      if (!isNews(message)) return
      learn(message)
      apply()
    }
    if ('unsent' in heard.data) {
      const place = { ...heard.data.unsent, resendAt: 0 }
      const message = known.find((one) => one.unanswered === true && isSamePlace(one, place))
      const step = flow.getState()
      const before = message && unlearn(message)
      if (step !== undefined && message !== undefined) {
        flow.send({ type: 'heard', step: mergeUnsent(step, message, before?.resendAt ?? now()) })
        apply()
      }
    }
    if ('used' in heard.data) {
      const message = { ...heard.data.used, resendAt: 0 }
      forget(message)
      const step = flow.getState()
      if (step !== undefined) flow.send({ type: 'heard', step: mergeUsed(step, message) })
    }
  }

  /** What this tab asks for, and what becomes of it. */
  const followRequest = (event: FlowEvent, message: SentMessage | undefined) => {
    if (event.type === 'asked') {
      pending = event.message
      learn(event.message)
      post(newsOf(event.message))
      return
    }
    const asked = pending
    pending = undefined
    // Whoever has left hears no answer, and the pause goes on.
    if (asked === undefined || !isAnswerToRequest(event)) return
    const isThere = message !== undefined && isSamePlace(message, asked)
    if (!isThere || message.resendAt <= asked.resendAt) post({ unsent: placeIn(asked) })
    // What the answer says of the place is news, whatever was believed of it meanwhile.
    if (isThere && event.type === 'answered') forget(asked)
    else unlearn(asked)
  }

  const follow = (event?: FlowEvent) => {
    const step = flow.getState()
    const type = event?.type
    if (step === undefined || event?.type === 'heard') return
    const message = messageOf(step)
    if (event !== undefined) followRequest(event, message)
    if (type === 'asked' || type === 'refused') return apply()
    if (message !== undefined) {
      awaited = message
      const isNew = isNews(message)
      if (isNew) post(newsOf(message))
      // The server's own answer is the newest there is, also where it lets another message be asked for sooner.
      if (isNew || type === 'answered') learn(message)
    }
    if (step.kind === 'done' && awaited !== undefined) {
      forget(awaited)
      post({ used: placeIn(awaited) })
      awaited = undefined
    }
    apply()
  }

  const open = () => {
    if (channel !== undefined) return
    try {
      channel = new BroadcastChannel(name)
    } catch {
      // Refused, as storage is, or not there at all: then each tab is alone.
      return
    }
    channel.addEventListener('message', hear)
    post({ asks: true })
  }
  // An open channel may keep a page out of the back/forward cache.
  const close = () => {
    channel?.close()
    channel = undefined
  }

  open()
  flow.lock.acquireSendLock = (running) => acquireSendLock(flow, name, running)
  const stop = flow.subscribe(follow)
  follow()
  addEventListener('pagehide', close)
  addEventListener('pageshow', open)
  return () => {
    stop()
    close()
    flow.lock.acquireSendLock = undefined
    removeEventListener('pagehide', close)
    removeEventListener('pageshow', open)
  }
}

function isAnswerToRequest(event: FlowEvent): boolean {
  if (event.type === 'refused') return true
  return event.type === 'answered' && (event.from === 'phone' || event.action === 'resend')
}

function placeIn({ phone, to }: SentMessage): Pick<SentMessage, 'phone' | 'to'> {
  return { ...(phone !== undefined && { phone }), ...(to !== undefined && { to }) }
}

/** Lengths, not instants: each tab has a clock of its own. `at` is the wall's, for what comes late. */
function newsOf({ resendAt, expiresAt, ...to }: SentMessage): SentNews {
  const left = (until: Instant) => Math.max(0, until - now())
  return {
    sent: { ...to, resendIn: left(resendAt), ...(expiresAt !== undefined && { expiresIn: left(expiresAt) }) },
    at: Date.now(),
  }
}

/** Nothing further ahead than this tab's own backend could say. A tab that was frozen hears late. */
function believable({ sent, at }: SentNews, { longestWait, longestLife }: Sending): SentMessage {
  const { resendIn, expiresIn, ...rest } = sent
  const late = Math.max(0, Date.now() - at)
  const until = (length: number, longest: number): Instant => now() + Math.min(length, longest) - late
  return {
    ...rest,
    resendAt: until(resendIn, longestWait),
    ...(expiresIn !== undefined && longestLife !== undefined && { expiresAt: until(expiresIn, longestLife) }),
  }
}
