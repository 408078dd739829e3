import { spawnSync } from 'node:child_process'

/** The fuzz of `npm test`, for longer: SOAK_RUNS of each kind (default 20 000), from SOAK_SEED (default: a new one). */
const { SOAK_RUNS = '20000' } = process.env
const vitest = ['vitest', 'run', '--project', 'unit', 'src/flow/fuzz', '--reporter=verbose']
const { status } = spawnSync('npx', vitest, { stdio: 'inherit', env: { ...process.env, SOAK_RUNS } })
process.exit(status ?? 1)
