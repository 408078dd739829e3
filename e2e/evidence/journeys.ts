import type { HeapJourney, HeapStep } from '../../src/test-support/heapJourney.test-support.ts'
import type { Sandbox } from '../pages/sandbox.ts'
import type { Announcement } from './ears.ts'

/** Someone on a journey. How they find what they look for, and how they do something with it, is theirs. */
export interface Walker {
  /** Waits until they have been told of the screen with this heading: nobody who does not look finds it otherwise. */
  readonly learnsOf: (words: RegExp) => Promise<void>
  readonly types: (label: string, text: string) => Promise<void>
  /** Enter, where they have just typed. */
  readonly pressesEnter: () => Promise<void>
  readonly presses: (button: string) => Promise<void>
  readonly readsKey: () => Promise<string>
  /** What was done is over, and what it led to has been said. */
  readonly did: (what: string) => Promise<void>
}

/** What was done, what had the focus on the way and has it then, and what was read out. */
export interface Row {
  readonly did: string
  readonly focus: readonly string[]
  readonly announced: readonly (Announcement & { readonly times: number })[]
}

/** The steps of a journey, with a wrong code before each right one, and a look at what the clocks say by themselves. */
export async function walk(walker: Walker, { steps }: HeapJourney, sandbox: Sandbox): Promise<void> {
  await walker.did('The page is opened.')
  for (const [index, step] of steps.entries()) await goes(step, steps[index + 1] === 'confirms')

  async function goes(step: HeapStep, isConfirmed: boolean) {
    if (typeof step === 'object') {
      for (const [label, text] of Object.entries(step.fills)) await walker.types(label, text)
      await walker.pressesEnter()
      return walker.learnsOf(/./)
    }
    switch (step) {
      case 'enters the code of the message': {
        await walker.learnsOf(/^Enter the code/)
        await walker.did('A form is sent by Enter, and asks for the code of a message.')
        return entersCode('Code', await newestCode(sandbox), isConfirmed)
      }
      case 'sets up an app': {
        await walker.learnsOf(/^Set up your authenticator/)
        await walker.did('A form is sent, and an authenticator is to be set up.')
        const key = await walker.readsKey()
        return entersCode('Code from the app', () => sandbox.codeForSecret(key.replaceAll(/\s/g, '')), false)
      }
      case 'saves the backup codes':
        await walker.learnsOf(/^Save your backup codes/)
        await walker.did('Backup codes are shown.')
        return walker.presses('I have saved them')
      case 'continues':
        return walker.presses('Continue')
      case 'confirms':
        return walker.presses('Confirm')
    }
  }

  async function entersCode(label: string, code: () => string, isConfirmed: boolean) {
    await walker.types(label, anotherThan(code()))
    if (isConfirmed) await walker.pressesEnter()
    await walker.learnsOf(/not right|wrong/i)
    await walker.did('A wrong code is typed, and refused.')
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    await walker.did('Two seconds pass, and the clocks go on.')
    await walker.types(label, code())
  }
}

/** A code that is not right, of the same signs. */
function anotherThan(code: string): string {
  return code.replace(/.$/, (last) => (/\d/.test(last) ? String((Number(last) + 1) % 10) : last === 'A' ? 'B' : 'A'))
}

async function newestCode(sandbox: Sandbox): Promise<() => string> {
  const code = await sandbox.codeOf(1)
  return () => code
}
