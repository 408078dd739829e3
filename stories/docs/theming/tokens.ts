/** What a host may set, by name after `--entryphone-`: what it is, and how a page draws it. */
export interface Token {
  readonly label: string
  readonly kind: 'colour' | 'length' | 'font' | 'shadow'
  readonly says: string
  /** Where the default is worked out and no single value: in words. */
  readonly follows?: string
}

/** Each that the stylesheet asks for, and no other: a test beside this compares. Their defaults are read off the stylesheet. */
export const tokens: Readonly<Record<string, Token>> = {
  accent: { label: 'Accent', kind: 'colour', says: 'the main button, links, boxes that are ticked, the ring of focus' },
  'on-accent': {
    label: 'On the accent',
    kind: 'colour',
    says: 'the words of the main button, the tick in a box',
    follows: 'black or white, whichever can be read on an accent of yours',
  },
  'accent-ink': {
    label: 'Accent as ink',
    kind: 'colour',
    says: 'links, the way back, and whatever else is drawn in the accent on the card',
    follows: 'the accent, darkened or lightened as far as the theme needs',
  },
  'accent-soft': {
    label: 'Soft accent',
    kind: 'colour',
    says: 'the ground of good news and of the country that is chosen',
    follows: 'a little of the accent in the card',
  },
  ink: { label: 'Text', kind: 'colour', says: 'headings, labels, what is typed' },
  muted: { label: 'Quiet text', kind: 'colour', says: 'sentences below headings, hints, times, calling codes' },
  card: { label: 'Card', kind: 'colour', says: 'the ground everything stands on' },
  field: { label: 'Fields', kind: 'colour', says: 'the ground of inputs and of the slots of a code' },
  line: {
    label: 'Lines',
    kind: 'colour',
    says: 'what parts one thing from another, and what stands in while a screen loads',
  },
  edge: { label: 'Outlines', kind: 'colour', says: 'outlines of inputs, boxes and second buttons: 3 : 1 at least' },
  bad: {
    label: 'Errors',
    kind: 'colour',
    says: 'what went wrong, outlines of what is wrong, the button that takes something away',
  },
  'bad-soft': {
    label: 'Soft ground of errors',
    kind: 'colour',
    says: 'the ground below what went wrong',
    follows: 'a little of the colour of errors in the card',
  },
  size: { label: 'Size', kind: 'length', says: 'what every length hangs on: the size of the text' },
  space: { label: 'Space', kind: 'length', says: 'one step of space between things', follows: 'a fourth of the size' },
  'control-height': {
    label: 'Height of controls',
    kind: 'length',
    says: 'inputs and buttons',
    follows: 'three sizes',
  },
  width: { label: 'Width', kind: 'length', says: 'the widget, where there is that much room', follows: '25 sizes' },
  radius: { label: 'Corners', kind: 'length', says: 'inputs and buttons' },
  'card-radius': { label: 'Corners of the card', kind: 'length', says: 'the card' },
  font: { label: 'Font', kind: 'font', says: 'every word', follows: 'the page’s own' },
  shadow: { label: 'Shadow', kind: 'shadow', says: 'the card, and the list of countries' },
  'captcha-room': {
    label: 'Room of a captcha',
    kind: 'length',
    says: 'what is kept free for a challenge before it is there',
    follows: 'by provider, 60 to 144 px',
  },
}
