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

const evidence = (test: string): Shown => ({ file: 'e2e/evidence.spec.ts', test })
const axe = evidence('axe finds nothing on any screen: ')
const journeys = (test: string): Shown => ({ file: 'e2e/evidence/journeys.spec.ts', test })
const byKeyboard = journeys('a journey by the keyboard alone, what has the focus and what is read out as recorded')
const byTree = journeys('a journey by the accessibility tree alone')
const inTree: Shown = {
  file: 'e2e/evidence/tree.spec.ts',
  test: 'on each screen, each thing has the role, name, description and state in the accessibility tree that is recorded',
}
const fields = evidence('each field is of the type, and has the token, that is recorded')
const focusSeen = evidence('whatever can be focused shows it')
const contrast = evidence('each pair of colours has the contrast that is recorded')
const unit = (file: string, test: string): Shown => ({ file: `src/ui/${file}`, test })
const noMedia = 'There is no sound, film or animation that tells anything.'
const page = (what: string) => `The page’s own: ${what}`

export const criteria: readonly Criterion[] = [
  { number: '1.1.1', name: 'Non-text Content', level: 'A', shown: [axe, inTree, byTree] },
  { number: '1.2.1', name: 'Audio-only and Video-only (Prerecorded)', level: 'A', apart: noMedia },
  { number: '1.2.2', name: 'Captions (Prerecorded)', level: 'A', apart: noMedia },
  { number: '1.2.3', name: 'Audio Description or Media Alternative (Prerecorded)', level: 'A', apart: noMedia },
  { number: '1.2.4', name: 'Captions (Live)', level: 'AA', apart: noMedia },
  { number: '1.2.5', name: 'Audio Description (Prerecorded)', level: 'AA', apart: noMedia },
  { number: '1.3.1', name: 'Info and Relationships', level: 'A', shown: [axe, inTree, byTree] },
  {
    number: '1.3.2',
    name: 'Meaningful Sequence',
    level: 'A',
    shown: [
      byKeyboard,
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
      {
        file: 'e2e/contrast.spec.ts',
        test: 'in forced colours what can be pressed and has no outline is underlined, and what is drawn has the colour of text',
      },
      evidence('axe finds nothing on any screen: forced colours'),
    ],
  },
  { number: '1.4.2', name: 'Audio Control', level: 'A', apart: noMedia },
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
    apart: 'No key but Tab, Enter, Escape, arrows and what is typed into a field does anything.',
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
    apart: 'Nothing flashes: what moves fades or glides once, within a quarter of a second.',
  },
  { number: '2.4.1', name: 'Bypass Blocks', level: 'A', apart: page('the widget is one short form.') },
  { number: '2.4.2', name: 'Page Titled', level: 'A', apart: page('the widget sets no title.') },
  { number: '2.4.3', name: 'Focus Order', level: 'A', shown: [byKeyboard] },
  { number: '2.4.4', name: 'Link Purpose (In Context)', level: 'A', shown: [axe] },
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
    shown: [inTree, byTree, unit('bareWords.test.tsx', 'on the screen %s')],
  },
  { number: '2.4.7', name: 'Focus Visible', level: 'AA', shown: [focusSeen] },
  { number: '2.4.11', name: 'Focus Not Obscured (Minimum)', level: 'AA', shown: [byKeyboard] },
  {
    number: '2.5.1',
    name: 'Pointer Gestures',
    level: 'A',
    apart: 'Everything is a press: no gesture has a path or two fingers.',
  },
  {
    number: '2.5.2',
    name: 'Pointer Cancellation',
    level: 'A',
    apart: 'Everything is done by the browser’s own click, which comes as the pointer is lifted.',
  },
  { number: '2.5.3', name: 'Label in Name', level: 'A', shown: [axe] },
  { number: '2.5.4', name: 'Motion Actuation', level: 'A', apart: 'Nothing listens to how a device is moved.' },
  { number: '2.5.7', name: 'Dragging Movements', level: 'AA', apart: 'Nothing has to be dragged.' },
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
    shown: [axe, unit('parts/code/TwoFactorForm.test.tsx', 'TwoFactorForm stands alone in another language')],
  },
  { number: '3.2.1', name: 'On Focus', level: 'A', shown: [byKeyboard] },
  {
    number: '3.2.2',
    name: 'On Input',
    level: 'A',
    open: 'A code is sent as soon as it is whole, and nothing says so before. Where it is refused the person stays where they are.',
    shown: [{ file: 'e2e/two-factor.spec.ts', test: 'whoever types the moment a code is refused loses no digit' }],
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
