// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './locales.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/locales', tags: ['!test'], render: sectionOf(text) }

export default meta

export const ar = { name: 'ar' }
export const be = { name: 'be' }
export const de = { name: 'de' }
export const en = { name: 'en' }
export const es = { name: 'es' }
export const fa = { name: 'fa' }
export const fr = { name: 'fr' }
export const he = { name: 'he' }
export const it = { name: 'it' }
export const ja = { name: 'ja' }
export const kk = { name: 'kk' }
export const ko = { name: 'ko' }
export const pl = { name: 'pl' }
export const ptBR = { name: 'ptBR' }
export const ru = { name: 'ru' }
export const tr = { name: 'tr' }
export const uk = { name: 'uk' }
export const uz = { name: 'uz' }
export const zhCN = { name: 'zhCN' }
