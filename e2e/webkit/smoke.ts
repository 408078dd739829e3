import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { By, until } from 'selenium-webdriver'
import { answering, withWebKit } from './driver.ts'

/** The widget shows up in WebKit, its first field has a name, and typing into it works. Run under xvfb-run. */
const root = join(import.meta.dirname, '../..')
const port = 5293
const origin = `http://localhost:${port}/`

const host = spawn(process.execPath, ['--import', 'tsx', 'e2e/host/serve.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PORT: String(port) },
})
try {
  await answering(origin, host)
  await withWebKit(async (driver) => {
    await driver.get(origin)
    const field = await driver.wait(until.elementLocated(By.css('form input:not([type=hidden])')), 15_000)
    await driver.wait(until.elementIsVisible(field), 5_000)
    assert.notEqual(await field.getAccessibleName(), '', 'The first field has a name.')
    await field.sendKeys('9991234567')
    const typed = String(await field.getProperty('value'))
    assert.equal(typed.replace(/\D/g, '').slice(-10), '9991234567')
    console.log(`WebKit: ${await driver.executeScript<string>('return navigator.userAgent')}`)
  })
} finally {
  host.kill()
}
