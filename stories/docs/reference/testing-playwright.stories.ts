// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './testing-playwright.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/testing-playwright', tags: ['!test'], render: sectionOf(text) }

export default meta

export const Addresses = { name: 'Addresses' }
export const DoubleName = { name: 'DoubleName' }
export const routeToSandbox = { name: 'routeToSandbox' }
export const SignInFixtures = { name: 'SignInFixtures' }
export const SignInOptions = { name: 'SignInOptions' }
export const SignInPage = { name: 'SignInPage' }
export const test = { name: 'test' }
export const TestSandbox = { name: 'TestSandbox' }
