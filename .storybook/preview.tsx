import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import { languages } from '../e2e/host/languages.ts'
import { Dressed } from './Dressed.tsx'
import { settled } from './pictures/settled.ts'
import { beginStory } from './pictures/shown.ts'
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '@fontsource-variable/noto-sans-arabic'
import './docs.css'
import './fonts.css'
import { isDark, siteTheme } from './siteTheme.ts'
import { startWorker } from './worker.ts'
import '../src/ui/theme.css'

// A screen is a chunk of its own, which a busy machine takes its time to serve; nothing here measures time.
configure({ asyncUtilTimeout: 5000 })

const preview: Preview = {
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: { icon: 'globe', title: 'Language', items: [...languages.keys()], dynamicTitle: true },
    },
    theme: {
      description: 'Theme',
      toolbar: { icon: 'mirror', title: 'Theme', items: ['light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction',
      toolbar: { icon: 'transfer', title: 'Direction', items: ['auto', 'rtl'], dynamicTitle: true },
    },
  },
  initialGlobals: { locale: 'en', theme: isDark ? 'dark' : 'light', direction: 'auto' },
  parameters: {
    layout: 'padded',
    // Whoever comes for the first time is welcome before they are alphabetical.
    options: {
      storySort: {
        order: [
          'Docs',
          [
            'Welcome',
            'Getting started',
            ['Vite', 'Next.js', 'React Router', 'Script', 'Vue', 'Svelte'],
            'How to',
            'Backends',
            'Parts',
            'Steps',
            'Theming',
            '*',
            'Reference',
          ],
          'Flows',
          'Steps',
          'Parts',
        ],
      },
    },
    // The source as it is written. Rendered back from elements it would walk into a step's and a backend's insides.
    docs: { source: { type: 'code' }, theme: siteTheme },
    a11y: { test: 'error' },
    controls: { disableSaveFromUI: true },
  },
  loaders: [startWorker],
  beforeEach: ({ id }) => beginStory(id),
  // Before axe looks: half faded in, a text has too little contrast.
  afterEach: settled,
  decorators: [(Story, { globals }) => <Dressed story={Story} globals={globals} />],
}

export default preview
