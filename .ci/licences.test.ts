import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { licencesOf, packagesOf } from './licences.ts'

const packages = join(import.meta.dirname, '../node_modules')

test('the packages of modules are named once each, with their scopes, and modules of our own are of none', () => {
  const modules = ['preact/src/index.js', 'preact/hooks/x.js', '@tanstack/query-core/build/a.js'].map((path) =>
    join(packages, path),
  )
  expect(packagesOf([...modules, '/house/src/index.ts'])).toEqual([
    join(packages, '@tanstack/query-core'),
    join(packages, 'preact'),
  ])
})

test('each comes with its version and every licence it is under', () => {
  const text = licencesOf([join(packages, 'libphonenumber-js')])
  expect(text).toMatch(/^## libphonenumber-js \d+\.\d+\.\d+: MIT$/m)
  expect(text).toContain('Permission is hereby granted')
  expect(text).toContain('Apache License')
})

test('one without a text stops the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'licences-'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "acme", "version": "1.0.0", "license": "MIT" }')
  expect(() => licencesOf([folder])).toThrow('acme has no text of its licence, MIT.')
  rmSync(folder, { recursive: true })
})
