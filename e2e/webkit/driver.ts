import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Builder, type WebDriver } from 'selenium-webdriver'

/** Opens WebKitGTK's MiniBrowser over a driver of its own on the given port. Needs a display: `xvfb-run`. */
export async function openWebKit(port: number): Promise<{ driver: WebDriver; close: () => Promise<void> }> {
  const service = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`], { stdio: 'inherit' })
  try {
    await answering(`http://127.0.0.1:${port}/status`, service)
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
      })
      .build()
    const close = async () => {
      await driver.quit().finally(() => service.kill())
    }
    return { driver, close }
  } catch (thrown) {
    service.kill()
    throw thrown
  }
}

/** Resolves once the address answers; rejects when the process behind it ends first, or after half a minute. */
async function answering(url: string, process: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    if (process.exitCode !== null) throw new Error(`What should answer at ${url} ended with ${process.exitCode}.`)
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Nothing answers at ${url}.`)
}

/** Debian keeps it beside the library, in a folder named after the architecture and the version. */
function miniBrowser(): string {
  const libraries = '/usr/lib'
  const found = readdirSync(libraries)
    .filter((folder) => folder.endsWith('-linux-gnu'))
    .flatMap((folder) => readdirSync(join(libraries, folder)).map((name) => join(libraries, folder, name)))
    .find((path) => /\/webkit2gtk-[\d.]+$/.test(path))
  if (found === undefined) throw new Error('WebKitGTK is not installed: apt-get install webkit2gtk-driver')
  return join(found, 'MiniBrowser')
}
