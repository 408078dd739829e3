import { describe, expect, test } from 'vitest'
import { UsageError } from './command.ts'
import { commands, type Listed } from './commands.ts'
import { main } from './main.ts'
import { keptTerminal } from './terminal.test-support.ts'

const greet: Listed = {
  about: 'greets',
  load: async () => ({
    usage: 'Usage: npx entryphone greet NAME',
    async run([name], { say }) {
      if (name === undefined) throw new UsageError('Whom?')
      say(`Hello, ${name}`)
      return 0
    },
  }),
}

async function called(...words: readonly string[]) {
  const { terminal, said, complained } = keptTerminal()
  const code = await main(words, terminal, { greet })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

describe('npx entryphone', () => {
  test('calls the command that the first word names, with the others', async () => {
    expect(await called('greet', 'Ann')).toEqual({ code: 0, said: 'Hello, Ann', complained: '' })
  })

  test.each([['help'], ['--help'], ['-h']])('%s lists the commands', async (word) => {
    expect(await called(word)).toEqual({
      code: 0,
      said: 'Usage: npx entryphone COMMAND [--help]\n\n  greet  greets',
      complained: '',
    })
  })

  test('without a word lists them too, and has done nothing', async () => {
    expect(await called()).toMatchObject({ code: 2, said: expect.stringContaining('greets') as string })
  })

  test.each(['dance', 'constructor', '__proto__'])('%s is no command', async (word) => {
    const { code, said, complained } = await called(word)
    expect([code, said]).toEqual([2, ''])
    expect(complained).toContain(`entryphone has no command "${word}".`)
  })

  test('a command says how it is called, where its words cannot be understood and where it is asked', async () => {
    expect(await called('greet')).toEqual({
      code: 2,
      said: '',
      complained: 'Whom?\n\nUsage: npx entryphone greet NAME',
    })
    expect(await called('greet', '--help')).toMatchObject({ code: 0, said: 'Usage: npx entryphone greet NAME' })
  })
})

test.each(Object.keys(commands))('entryphone %s --help says how it is called', async (name) => {
  const { terminal, said } = keptTerminal()
  expect(await main([name, '--help'], terminal)).toBe(0)
  expect(said.join('\n')).toContain(`Usage: npx entryphone ${name}`)
})
