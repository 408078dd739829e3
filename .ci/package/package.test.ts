import { beforeAll, describe, expect, test } from 'vitest'
import { copiesOf, type Host, install, jestLine, lowestOf, pack, shared, typesOf } from './hosts.ts'

/** The package as it would be published, in apps that have never seen the repository. */
const minutes = 60_000
const tools = {
  '@babel/core': '^7.0.0',
  '@babel/preset-env': '^7.0.0',
  '@babel/preset-react': '^7.0.0',
  '@testing-library/dom': '^10.0.0',
  '@testing-library/react': '^16.0.0',
  '@testing-library/user-event': '^14.0.0',
  hono: '^4.0.0',
  jest: '^30.0.0',
  'jest-environment-jsdom': '^30.0.0',
  msw: '^2.0.0',
  '@playwright/test': '^1.45.0',
  vitest: '^4.0.0',
}
const apps = {
  'React 18.2.0 and TypeScript 5.7.2': {
    ...tools,
    ...lowestOf(shared),
    react: '18.2.0',
    'react-dom': '18.2.0',
    '@types/react': '~18.2.0',
    '@types/react-dom': '~18.2.0',
    '@tanstack/react-query': '5.0.0',
    typescript: '5.7.2',
  },
  'the newest React 19 and TypeScript': {
    ...tools,
    ...Object.fromEntries(shared.map((name) => [name, '*'])),
    react: '^19.0.0',
    'react-dom': '^19.0.0',
    '@types/react': '^19.0.0',
    '@types/react-dom': '^19.0.0',
    '@tanstack/react-query': '^5.0.0',
    typescript: 'latest',
    'typescript-5.9': 'npm:typescript@~5.9.0',
  },
}

let tarball: string
beforeAll(() => {
  tarball = pack()
}, 10 * minutes)

test.each(['entryphone/', '.pnpm/entryphone@0.1.0_react@19.3.1/node_modules/entryphone/'])(
  'that line has Jest translate what lies in node_modules/%s, and nothing of others',
  (place) => {
    const [, pattern = ''] = /'(.*)'/.exec(jestLine()) ?? []
    const ignored = new RegExp(pattern)
    expect(ignored.test(`/app/node_modules/${place}dist/index.js`)).toBe(false)
    expect(ignored.test(`/app/node_modules/${place.replaceAll('entryphone', 'entry')}dist/index.js`)).toBe(true)
  },
)

describe.each(Object.entries(apps))('beside %s', (name, packages) => {
  let host: Host
  beforeAll(() => {
    host = install(name.replaceAll(/\W+/g, '-'), tarball, packages)
  }, 10 * minutes)

  test.each(['bundler', 'node16', 'nodenext'] as const)(
    'every entry and what the documents show compile under `moduleResolution: %s`',
    (module) => expect(typesOf(host, module)).toBe(''),
    5 * minutes,
  )

  const resolutions = ['bundler', 'node16'] as const
  test.each('typescript-5.9' in packages ? resolutions : [])(
    'they compile with TypeScript 5.9 under `moduleResolution: %s`',
    (module) => {
      expect(host.run('node', 'node_modules/typescript-5.9/bin/tsc', '--version').said).toMatch(/^Version 5\.9\./)
      expect(typesOf(host, module, 'typescript-5.9')).toBe('')
    },
    5 * minutes,
  )

  test(
    'Jest, with the line that the documents have for it, signs someone in',
    () => {
      const { said, isWell } = host.run('jest', '--ci')
      expect(isWell ? '' : said).toBe('')
      expect(said).toMatch(/Tests: +6 passed, 6 total/)
    },
    10 * minutes,
  )

  test.each(['react', 'typescript'] as const)('what is installed is the %s that is meant', (each) => {
    const { said } = host.run('npm', 'query', `#${each}`)
    expect(said).toMatch(
      /^\d/.test(packages[each]) ? `"version": "${packages[each]}"` : /"version": "(?:19|[7-9]|\d\d)\./,
    )
  })

  test.each([...shared, 'react', 'react-dom', '@tanstack/react-query'])('there is one copy of %s', (each) => {
    expect(copiesOf(host, each)).toEqual([`node_modules/${each}`])
  })
})
