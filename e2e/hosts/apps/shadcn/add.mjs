// `npx shadcn add` as a host runs it, with its own registry, whose controls lie here already, on this machine.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

const colours = {
  inlineColors: { light: {}, dark: {} },
  cssVars: { light: {}, dark: {} },
  inlineColorsTemplate: '',
  cssVarsTemplate: '',
}

function answer(path) {
  if (path.includes('/colors/')) return colours
  const [, name] = /\/(button|input|label)\.json$/.exec(path) ?? []
  if (name === undefined) return undefined
  const content = readFileSync(`components/ui/${name}.tsx`, 'utf8')
  return { name, type: 'registry:ui', files: [{ path: `ui/${name}.tsx`, type: 'registry:ui', content }] }
}

const server = createServer((request, response) => {
  const found = answer(request.url)
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(found ?? {}))
})
await new Promise((ready) => server.listen(0, ready))
const env = { ...process.env, REGISTRY_URL: `http://localhost:${server.address().port}/r` }

for (const name of ['sign-in', 'sign-in-flow']) {
  const item = JSON.parse(readFileSync(`node_modules/entryphone/public/r/${name}.json`, 'utf8'))
  // It is here, from the tarball: not to be asked of npm's registry.
  const dependencies = item.dependencies.filter((each) => each !== 'entryphone')
  writeFileSync(`${name}.json`, JSON.stringify({ ...item, dependencies }))
  const child = spawn('shadcn', ['add', `./${name}.json`, '--yes'], { env, stdio: 'inherit' })
  const code = await new Promise((ended) => child.on('close', ended))
  if (code !== 0) process.exit(1)
}
server.close()
