import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import type { Addresses } from '../sandbox/addresses.ts'
import type { TestSandbox } from '../sandbox/testSandbox.ts'
import { routeToSandbox } from './routeToSandbox.ts'
import { SignInPage } from './signInPage.ts'

/** What a Playwright project sets with `use`. */
export interface SignInOptions {
  /** Where the app's backends are, by the name of the double that answers there. Nothing of them leaves the machine. */
  readonly backends: Addresses
}

/** What each Playwright test is given: the sandbox behind the page, and the widget on it. */
export interface SignInFixtures {
  readonly sandbox: TestSandbox
  readonly signIn: SignInPage
}

/** Playwright's `test` with the sandbox in place of `backends`, and the widget on the page. */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & SignInOptions & SignInFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = base.extend<SignInOptions & SignInFixtures>({
  backends: [{}, { option: true }],
  sandbox: [
    async ({ page, backends, baseURL }, provide) => provide(await routeToSandbox(page, backends, baseURL)),
    { auto: true },
  ],
  signIn: ({ page }, provide) => provide(new SignInPage(page)),
})

export { expect } from '@playwright/test'
export { routeToSandbox } from './routeToSandbox.ts'
export { SignInPage } from './signInPage.ts'
export type { Addresses, DoubleName } from '../sandbox/addresses.ts'
export type { TestSandbox } from '../sandbox/testSandbox.ts'
