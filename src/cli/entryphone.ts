#!/usr/bin/env node
/** `npx entryphone COMMAND`. What there is stands in `commands.ts`. */
import process from 'node:process'
import { main } from './main.ts'

// No `await` here: with one at the top of a module the build would cut every entry of the package in two.
void main(process.argv.slice(2), {
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
  environment: process.env,
}).then((code) => {
  process.exitCode = code
})
