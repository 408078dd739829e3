import type { Sending } from '../../protocol/backend.ts'
import { now } from '../../runtime/clock.ts'
import type { SentMessage } from '../../protocol/step.ts'
import type { Flow } from '../createFlow.ts'
import type { FlowEvent } from '../machine.ts'
import { knownMessages, type KnownMessages } from './knownMessages.ts'
import { acquireSendLock } from './lock.ts'
import { isSamePlace, mergeSent, messageOf } from './merge.ts'
import { mergeUnsent, mergeUsed } from './mergeEnd.ts'
import { tabChannel } from './tabChannel.ts'
import { believable, newsOf, placeIn, type TabMessage } from './tabMessage.ts'

/** What a tab has: its flow, what it knows of messages, and how it tells the others. */
interface Tab {
  readonly flow: Flow
  readonly sending: Sending
  readonly known: KnownMessages
  readonly post: (message: TabMessage) => void
}

/** Joins the other tabs that speak to the same server. Returns the way out. */
export function joinTabs(flow: Flow, sending: Sending): () => void {
  const name = `entryphone:${flow.backend.name}:${sending.scope}`
  const known = knownMessages()
  const channel = tabChannel(name, (message) => hear(tab, message))
  const tab: Tab = { flow, sending, known, post: channel.post }
  const follow = follower(tab)

  channel.begin()
  flow.lock.acquireSendLock = (running) => acquireSendLock(flow, name, running)
  const stop = flow.subscribe(follow)
  follow()
  return () => {
    stop()
    channel.end()
    flow.lock.acquireSendLock = undefined
  }
}

/** Gives the step on screen what is known. */
function apply({ flow, known }: Tab): void {
  let step = flow.getState()
  for (const message of known.live()) step = step && mergeSent(step, message, now())
  if (step !== undefined) flow.send({ type: 'heard', step })
}

/** What another tab has told. */
function hear(tab: Tab, heard: TabMessage): void {
  const { flow, known, post, sending } = tab
  const step = flow.getState()
  if ('asks' in heard) for (const message of known.live()) post(newsOf(message))
  if ('sent' in heard) {
    const message = believable(heard, sending)
    if (!known.isNews(message)) return
    known.learn(message)
    apply(tab)
  }
  if ('unsent' in heard) {
    const message = known.unanswered({ ...heard.unsent, resendAt: 0 })
    const before = message && known.unlearn(message)
    if (step === undefined || message === undefined) return
    flow.send({ type: 'heard', step: mergeUnsent(step, message, before?.resendAt ?? now()) })
    apply(tab)
  }
  if ('used' in heard) {
    const message = { ...heard.used, resendAt: 0 }
    known.forget(message)
    if (step !== undefined) flow.send({ type: 'heard', step: mergeUsed(step, message) })
  }
}

/** Follows what this tab's own person does, and tells the others. */
function follower(tab: Tab): (event?: FlowEvent) => void {
  const { flow, known, post } = tab
  const followRequest = requestFollower(tab)
  let awaited: SentMessage | undefined
  return (event) => {
    const step = flow.getState()
    const type = event?.type
    if (step === undefined || event?.type === 'heard') return
    const message = messageOf(step)
    if (event !== undefined) followRequest(event, message)
    if (type === 'asked' || type === 'refused') return apply(tab)
    if (message !== undefined) {
      awaited = message
      const isNew = known.isNews(message)
      if (isNew) post(newsOf(message))
      // The server's own answer is the newest there is, also where it lets another message be asked for sooner.
      if (isNew || type === 'answered') known.learn(message)
    }
    if (step.kind === 'done' && awaited !== undefined) {
      known.forget(awaited)
      post({ used: placeIn(awaited) })
      awaited = undefined
    }
    apply(tab)
  }
}

/** What this tab asks for, and what becomes of it. */
function requestFollower({ known, post }: Tab): (event: FlowEvent, message: SentMessage | undefined) => void {
  /** What this tab has asked for and has no answer to. */
  let pending: SentMessage | undefined
  return (event, message) => {
    if (event.type === 'asked') {
      pending = event.message
      known.learn(event.message)
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
    if (isThere && event.type === 'answered') known.forget(asked)
    else known.unlearn(asked)
  }
}

function isAnswerToRequest(event: FlowEvent): boolean {
  if (event.type === 'refused') return true
  return event.type === 'answered' && (event.from === 'phone' || event.action === 'resend')
}
