/**
 * On what holds a secret or a number: tools that record what people do on a page leave it out. Each vendor has a mark of
 * its own, and none of them knows another's. What a recording shows of a picture is its nodes, so a picture is blocked.
 */
const vendors = {
  // rrweb, PostHog, Sentry, FullStory, Yandex Metrica, Amplitude
  classes: 'rr-mask ph-mask sentry-mask fs-mask ym-hide-content amp-mask',
  blocked: 'rr-block ph-no-capture sentry-block fs-exclude ym-hide-content amp-block',
  // What is typed: key by key, and as the value.
  typed: 'rr-block rr-ignore ph-ignore-input sentry-ignore ym-disable-keys',
} as const

/** LogRocket, Hotjar, Microsoft Clarity, Heap, Contentsquare, New Relic, OpenReplay; Sentry and Datadog below. */
const attributes = {
  'data-entryphone-secret': '',
  'data-private': '',
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
  'data-heap-redact-text': 'true',
  'data-cs-mask': '',
  'data-nr-mask': '',
  'data-openreplay-obscured': '',
} as const

/** Spread over an element whose text is nobody's but the person's. */
export const maskedText = { ...attributes, 'data-sentry-mask': '', 'data-dd-privacy': 'mask' } as const

/** Spread over a field. */
export const maskedField = { ...maskedText, 'data-sentry-ignore': '' } as const

/** Spread over a picture. */
export const maskedPicture = { ...attributes, 'data-sentry-block': '', 'data-dd-privacy': 'hidden' } as const

/** A class of ours, with the vendors' after it. */
export const maskedTextClass = (own: string) => `${own} ${vendors.classes}`
export const maskedFieldClass = (own: string) => `${own} ${vendors.classes} ${vendors.typed}`
export const maskedPictureClass = (own: string) => `${own} ${vendors.blocked}`
