/** A test by its file and its title, or by what stands in its title whatever the rest is made with. */
export interface Shown {
  readonly file: string
  readonly test: string
}

/** A success criterion of WCAG 2.2, level A or AA: the tests that show it, or why there is nothing to show. */
export interface Criterion {
  readonly number: string
  readonly name: string
  readonly level: 'A' | 'AA'
  readonly shown?: readonly Shown[]
  /** What is not the widget's to hold, or not in it at all. */
  readonly apart?: string
  /** What a strict reader would still object to. */
  readonly open?: string
}

export const evidence = (test: string): Shown => ({ file: 'e2e/evidence.spec.ts', test })
export const axe = evidence('axe finds nothing on any screen: ')
const journeys = (test: string): Shown => ({ file: 'e2e/evidence/journeys.spec.ts', test })
export const byKeyboard = journeys(
  'a journey by the keyboard alone, what has the focus and what is read out as recorded',
)
export const byTree = journeys('a journey by the accessibility tree alone')
export const inTree: Shown = {
  file: 'e2e/evidence/tree.spec.ts',
  test: 'on each screen, each thing has the role, name, description and state in the accessibility tree that is recorded',
}
export const fields = evidence('each field is of the type, and has the token, that is recorded')
export const focusSeen = evidence('whatever can be focused shows it')
export const contrast = evidence('each pair of colours has the contrast that is recorded')
export const unit = (file: string, test: string): Shown => ({ file: `src/ui/${file}`, test })
/** What the widget does not do, looked for in all that is drawn. */
export const apart = (test: string): Shown => ({ file: 'e2e/evidence/apart.test.ts', test })
const silent = [apart('nothing sounds, and nothing is a film')]
const noMedia = 'There is no sound, film or animation that tells anything.'
const page = (what: string) => `The page’s own: ${what}`

export const criteria: readonly Criterion[] = [
  { number: '1.1.1', name: 'Non-text Content', level: 'A', shown: [axe, inTree] },
  { number: '1.2.1', name: 'Audio-only and Video-only (Prerecorded)', level: 'A', shown: silent, apart: noMedia },
  { number: '1.2.2', name: 'Captions (Prerecorded)', level: 'A', shown: silent, apart: noMedia },
  {
    number: '1.2.3',
    name: 'Audio Description or Media Alternative (Prerecorded)',
    level: 'A',
    shown: silent,
    apart: noMedia,
  },
  { number: '1.2.4', name: 'Captions (Live)', level: 'AA', shown: silent, apart: noMedia },
  { number: '1.2.5', name: 'Audio Description (Prerecorded)', level: 'AA', shown: silent, apart: noMedia },
  { number: '1.3.1', name: 'Info and Relationships', level: 'A', shown: [axe, inTree, byTree] },
  {
    number: '1.3.2',
    name: 'Meaningful Sequence',
    level: 'A',
    shown: [
      inTree,
      { file: 'e2e/code-entry.spec.ts', test: 'on a right-to-left page the code runs from the left, in one tab stop' },
    ],
  },
  { number: '1.3.3', name: 'Sensory Characteristics', level: 'A', shown: [byTree] },
  { number: '1.3.4', name: 'Orientation', level: 'AA', shown: [axe] },
  { number: '1.3.5', name: 'Identify Input Purpose', level: 'AA', shown: [fields] },
  {
    number: '1.4.1',
    name: 'Use of Color',
    level: 'A',
    shown: [
      inTree,
      {
        file: 'e2e/contrast.spec.ts',
        test: 'in forced colours what can be pressed and has no outline is underlined, and what is drawn has the colour of text',
      },
    ],
  },
  { number: '1.4.2', name: 'Audio Control', level: 'A', shown: silent, apart: noMedia },
  {
    number: '1.4.3',
    name: 'Contrast (Minimum)',
    level: 'AA',
    shown: [
      contrast,
      {
        file: 'e2e/contrast.spec.ts',
        test: 'every word of every step can be read on what it stands on, whatever the accent, under a pointer too',
      },
    ],
  },
  {
    number: '1.4.4',
    name: 'Resize Text',
    level: 'AA',
    shown: [
      { file: 'e2e/screens.spec.ts', test: 'every screen has room for its words at 320 px and with text at 200 %' },
    ],
  },
  {
    number: '1.4.5',
    name: 'Images of Text',
    level: 'AA',
    shown: [apart('no picture is of text: there is none but what is drawn as lines')],
    apart: 'The only image is the QR code, which is no text: its key stands beside it as text.',
  },
  {
    number: '1.4.10',
    name: 'Reflow',
    level: 'AA',
    shown: [
      { file: 'e2e/screens.spec.ts', test: 'every screen has room for its words at 320 px and with text at 200 %' },
      { file: 'e2e/country-picker.spec.ts', test: 'at 320 px, which is 200 % zoom of 640, all of it is on screen' },
    ],
  },
  {
    number: '1.4.11',
    name: 'Non-text Contrast',
    level: 'AA',
    shown: [
      contrast,
      {
        file: 'e2e/contrast.spec.ts',
        test: 'every colour a rule uses is a token, and every token that text or an outline has is in the pairs',
      },
    ],
  },
  {
    number: '1.4.12',
    name: 'Text Spacing',
    level: 'AA',
    shown: [evidence('with the spacing of text that WCAG names, nothing is cut off and nothing overlaps')],
  },
  {
    number: '1.4.13',
    name: 'Content on Hover or Focus',
    level: 'AA',
    shown: [apart('nothing appears by hovering or by focus alone')],
    apart: 'Nothing appears by hovering or by focus alone: a list opens when it is pressed.',
  },
  {
    number: '2.1.1',
    name: 'Keyboard',
    level: 'A',
    shown: [
      byKeyboard,
      { file: 'e2e/country-picker.spec.ts', test: 'by keyboard alone: opened, searched, chosen, and on to the number' },
    ],
  },
  {
    number: '2.1.2',
    name: 'No Keyboard Trap',
    level: 'A',
    shown: [
      byKeyboard,
      { file: 'e2e/country-picker.spec.ts', test: 'Escape closes the list and not the dialog of the host around it' },
    ],
  },
  {
    number: '2.1.4',
    name: 'Character Key Shortcuts',
    level: 'A',
    shown: [
      apart('no key is a shortcut: those that are named do something in the list of countries, while it has the focus'),
    ],
    apart:
      'No key does anything but in what has the focus: letters typed on the button of countries search in its list.',
  },
  {
    number: '2.2.1',
    name: 'Timing Adjustable',
    level: 'A',
    shown: [
      {
        file: 'e2e/time.spec.ts',
        test: 'a computer whose clock is ahead of the server has the documented ten minutes, not a code that is over',
      },
      unit(
        'steps/exhausted.test.tsx',
        'waits in one sentence with the time in it, with empty slots, until another may be asked for',
      ),
    ],
  },
  {
    number: '2.2.2',
    name: 'Pause, Stop, Hide',
    level: 'A',
    shown: [
      { file: 'e2e/motion.spec.ts', test: 'nothing moves for whoever asked for less motion' },
      evidence('with less motion wished for, nothing moves on any screen'),
    ],
  },
  {
    number: '2.3.1',
    name: 'Three Flashes or Below Threshold',
    level: 'A',
    shown: [apart('nothing flashes more than three times in a second: what goes on turns, breathes, or is the caret')],
    apart: 'What moves does so once; what goes on turns, breathes, or is the caret, which blinks once in 1.1 s.',
  },
  { number: '2.4.1', name: 'Bypass Blocks', level: 'A', apart: page('the widget is one short form.') },
  {
    number: '2.4.2',
    name: 'Page Titled',
    level: 'A',
    shown: [apart('the page’s title is left to the page')],
    apart: page('the widget sets no title.'),
  },
  { number: '2.4.3', name: 'Focus Order', level: 'A', shown: [byKeyboard] },
  { number: '2.4.4', name: 'Link Purpose (In Context)', level: 'A', shown: [axe, inTree] },
  {
    number: '2.4.5',
    name: 'Multiple Ways',
    level: 'AA',
    apart: page('a step of a process has one way to it, which the criterion excepts.'),
  },
  {
    number: '2.4.6',
    name: 'Headings and Labels',
    level: 'AA',
    shown: [inTree, unit('bareWords.test.tsx', 'on the screen %s')],
  },
  { number: '2.4.7', name: 'Focus Visible', level: 'AA', shown: [focusSeen] },
  { number: '2.4.11', name: 'Focus Not Obscured (Minimum)', level: 'AA', shown: [byKeyboard] },
  {
    number: '2.5.1',
    name: 'Pointer Gestures',
    level: 'A',
    shown: [apart('nothing is a path, a pull or a second finger')],
    apart: 'Everything is a press: no gesture has a path or two fingers.',
  },
  {
    number: '2.5.2',
    name: 'Pointer Cancellation',
    level: 'A',
    shown: [apart('nothing is done before the pointer is lifted, but to close a list and to put a caret')],
    apart:
      'Everything is done by the browser’s own click, which comes as the pointer is lifted. A press beside an open list closes it as it begins, as one beside a select does: nothing is chosen, and it opens again.',
  },
  { number: '2.5.3', name: 'Label in Name', level: 'A', shown: [axe, inTree] },
  {
    number: '2.5.4',
    name: 'Motion Actuation',
    level: 'A',
    shown: [apart('nothing listens to how a device is moved')],
    apart: 'Nothing listens to how a device is moved.',
  },
  {
    number: '2.5.7',
    name: 'Dragging Movements',
    level: 'AA',
    shown: [apart('nothing is a path, a pull or a second finger')],
    apart: 'Nothing has to be dragged: what is dropped on a code is as well typed or pasted.',
  },
  {
    number: '2.5.8',
    name: 'Target Size (Minimum)',
    level: 'AA',
    shown: [
      evidence('each target is at least 24 px wide and high, and heights are as recorded'),
      {
        file: 'e2e/touch.spec.ts',
        test: 'under a finger whatever can be pressed is 44 px high and wide, and no two lie over each other',
      },
    ],
  },
  {
    number: '3.1.1',
    name: 'Language of Page',
    level: 'A',
    apart: page('the widget says its own language on its own element, see 3.1.2.'),
  },
  {
    number: '3.1.2',
    name: 'Language of Parts',
    level: 'AA',
    shown: [
      evidence('each widget says its own language and direction, whatever the page says: '),
      unit('parts/code/TwoFactorForm.test.tsx', 'TwoFactorForm stands alone in another language'),
    ],
  },
  { number: '3.2.1', name: 'On Focus', level: 'A', shown: [byKeyboard] },
  {
    number: '3.2.2',
    name: 'On Input',
    level: 'A',
    shown: [
      unit('onInput.test.tsx', 'what is typed, ticked or chosen does nothing by itself, or says so before'),
      unit(
        'onInput.test.tsx',
        'in a native select, which changes while someone arrows through it, leaves the focus there',
      ),
      unit('onInput.test.tsx', 'is searched for without a choice, and the focus stays until one is made'),
      { file: 'e2e/two-factor.spec.ts', test: 'whoever types the moment a code is refused loses no digit' },
    ],
    apart:
      'A code of known length is sent as soon as it is whole, however it comes (keys, paste, autofill, message), which stands above its field and describes it. A box that a press waits for says that its tick goes on. A code of unknown length, a backup code, a country, a number and a box beside a code do nothing by themselves.',
  },
  {
    number: '3.2.3',
    name: 'Consistent Navigation',
    level: 'AA',
    apart: page('the widget has no navigation of its own, but “Back” in one place.'),
  },
  {
    number: '3.2.4',
    name: 'Consistent Identification',
    level: 'AA',
    shown: [{ file: 'src/locales/styleSheets.test.ts', test: 'calls a "%s" "%s"' }],
  },
  {
    number: '3.2.6',
    name: 'Consistent Help',
    level: 'A',
    shown: [evidence('help is the last thing on each screen that has it')],
  },
  {
    number: '3.3.1',
    name: 'Error Identification',
    level: 'A',
    shown: [
      unit('steps/otherSteps.test.tsx', 'what is missing is asked for by the name of its field'),
      unit('steps/otherSteps.test.tsx', 'what is wrong with a number is said at the number, beside a password too'),
    ],
  },
  { number: '3.3.2', name: 'Labels or Instructions', level: 'A', shown: [axe, inTree, fields] },
  {
    number: '3.3.3',
    name: 'Error Suggestion',
    level: 'AA',
    shown: [
      unit('steps/otherSteps.test.tsx', 'details that are too short are not sent, and say what they need'),
      { file: 'src/locales/styleSheets.test.ts', test: 'says nothing in more than twelve words' },
    ],
  },
  {
    number: '3.3.4',
    name: 'Error Prevention (Legal, Financial, Data)',
    level: 'AA',
    shown: [
      unit(
        'steps/otherSteps.test.tsx',
        'a confirm step names its number, and changes nothing before its button is pressed',
      ),
    ],
  },
  {
    number: '3.3.7',
    name: 'Redundant Entry',
    level: 'A',
    shown: [
      unit(
        'steps/otherSteps.test.tsx',
        'details show what was given before, and tell password managers whom a new password is for',
      ),
    ],
  },
  {
    number: '3.3.8',
    name: 'Accessible Authentication (Minimum)',
    level: 'AA',
    shown: [fields, { file: 'e2e/code-entry.spec.ts', test: 'pasted or filled in, ' }],
  },
  { number: '4.1.2', name: 'Name, Role, Value', level: 'A', shown: [axe, inTree, byTree] },
  {
    number: '4.1.3',
    name: 'Status Messages',
    level: 'AA',
    shown: [
      byKeyboard,
      unit('steps/saidOnce.test.tsx', 'what was read out is not found by whoever browses the page later'),
    ],
  },
]
