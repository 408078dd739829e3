import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { packageNames } from './entries.ts'

/** attw does not look behind the `*` of an export pattern, so it is told every name a host can import. */
const root = join(import.meta.dirname, '..')
const names = [...packageNames(root).keys()].map((name) => name.replace(/^entryphone\/?/, '') || '.')
const options = ['--pack', '.', '--profile', 'esm-only', '--entrypoints', ...names, 'theme.css', 'theme.layer.css']
const { status } = spawnSync('npx', ['--no-install', 'attw', ...options], { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
