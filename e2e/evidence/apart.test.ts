import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { stylesheet } from '../../.ci/stylesheet.ts'

/** What the widget does not do at all, which several criteria of WCAG are about: looked for in all that is drawn. */
const root = join(import.meta.dirname, '../..')

const sources = ['src/ui', 'src/captcha', 'src/element', 'src/flow', 'src/runtime']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|test-support)\.tsx?$/.test(file))
  .map((file) => ({
    file: relative(root, file),
    // Comments say what is not done.
    text: readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, ''),
  }))
const styles = stylesheet()

function found(pattern: RegExp): readonly string[] {
  return sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([words]) => `${file}: ${words}`))
}

test('it is looked for in what there is', () => {
  expect(sources.length).toBeGreaterThan(150)
  expect(found(/onClick=/g).length).toBeGreaterThan(10)
  expect(styles.match(/:hover/g)?.length).toBeGreaterThan(5)
})

test('nothing sounds, and nothing is a film', () => {
  expect(found(/<(audio|video|track|embed)\b|new Audio\b|AudioContext|speechSynthesis/g)).toEqual([])
})

test('no picture is of text: there is none but what is drawn as lines', () => {
  expect(found(/<(img|picture|canvas)\b|createElement\('(img|canvas)'\)/g)).toEqual([])
  expect(styles.match(/url\(|image-set\(/g)).toBeNull()
})

test('nothing appears by hovering or by focus alone', () => {
  expect(found(/\btitle=/g)).toEqual([])
  const rules = [...styles.matchAll(/([^{}]*:(?:hover|focus)[^{}]*)\{([^{}]*)\}/g)]
  expect(rules.length).toBeGreaterThan(10)
  const shows =
    /(?:^|;)\s*(display|visibility|opacity|content|clip|clip-path|position|(?:block|inline|max-block)-size)\s*:/
  expect(rules.filter(([, , body = '']) => shows.test(body)).map(([rule]) => rule)).toEqual([])
})

test('no key is a shortcut: those that are named do something in the list of countries, while it has the focus', () => {
  expect(found(/accessKey|accesskey/g)).toEqual([])
  expect(new Set(found(/addEventListener\('key\w+'|\.key ===/g).map((each) => each.split(':', 1)[0]))).toEqual(
    new Set(['src/ui/parts/country/CountryList.tsx', 'src/ui/parts/country/PickerButton.tsx']),
  )
})

test('nothing flashes more than three times in a second: what goes on turns, breathes, or is the caret', () => {
  const endless = [...styles.matchAll(/animation:\s*([\w-]+)\s+([\d.]+)(ms|s)[^;}]*infinite/g)]
  expect(endless.map(([, name = '']) => name).toSorted()).toEqual([
    'entryphone-breathe',
    'entryphone-caret',
    'entryphone-turn',
  ])
  const seconds = endless.map(([, , time, unit]) => Number(time) / (unit === 'ms' ? 1000 : 1))
  expect(Math.min(...seconds)).toBeGreaterThan(1 / 3)
})

test('nothing is a path, a pull or a second finger', () => {
  expect(
    found(
      /on(Touch|PointerMove|MouseMove|Drag(?!Start)|Wheel|Gesture)\w*=|'(touch|pointermove|mousemove|drag|wheel|gesture)\w*'/g,
    ),
  ).toEqual([])
})

test('nothing is done before the pointer is lifted, but to close a list and to put a caret', () => {
  const down = found(/onMouseDown|onPointerDown|onTouchStart|'(pointerdown|mousedown|touchstart)'/g)
  expect([...new Set(down)].toSorted()).toEqual([
    // The press that closes the list must not move the focus before.
    "src/runtime/tree.ts: 'pointerdown'",
    'src/ui/parts/code/CodeEntry.tsx: onMouseDown',
    'src/ui/parts/country/CountryList.tsx: onMouseDown',
    // Fills the browser's own select, which it opens itself.
    'src/ui/parts/country/CountrySelect.tsx: onPointerDown',
    'src/ui/parts/country/PickerButton.tsx: onMouseDown',
    // Sees that somebody has come back from printing.
    "src/ui/parts/enrolment/saveAndPrint.ts: 'pointerdown'",
  ])
})

test('nothing listens to how a device is moved', () => {
  expect(found(/devicemotion|deviceorientation|DeviceMotion|DeviceOrientation|Accelerometer|Gyroscope/g)).toEqual([])
})

test('the page’s title is left to the page', () => {
  expect(found(/document\.title/g)).toEqual([])
})
