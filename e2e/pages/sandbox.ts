import { createHmac } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import type { Fault } from '../../src/sandbox/faults.ts'

const messages = z.array(z.object({ to: z.string(), text: z.string(), code: z.string(), at: z.number() }))
const entries = z.array(z.object({ account: z.string(), code: z.string(), secret: z.string() }))
const requests = z.array(z.object({ method: z.string(), path: z.string(), status: z.number().optional() }))

/** The sandbox as the test sees it: the person's phone, the server's clock, its bad days. */
export class Sandbox {
  readonly world: string
  readonly #request: APIRequestContext

  constructor(request: APIRequestContext, world: string) {
    this.world = world
    this.#request = request
  }

  async messages() {
    return messages.parse(await this.#read('inbox'))
  }

  /** The code of the newest message, once there are as many as expected. */
  async codeOf(nth: number): Promise<string> {
    const message = (await this.messages())[nth - 1]
    if (message === undefined) throw new Error(`There are not ${nth} messages.`)
    return message.code
  }

  /** The keys in the authenticator app. */
  async secrets(): Promise<string[]> {
    return entries.parse(await this.#read('authenticator')).map(({ secret }) => secret)
  }

  /** What the authenticator app shows for this account now. */
  async authenticatorCode(account: string): Promise<string> {
    const entry = entries.parse(await this.#read('authenticator')).find((one) => one.account === account)
    if (entry === undefined) throw new Error(`No ${account} in the authenticator.`)
    return entry.code
  }

  /** What an authenticator shows for a key that was typed into it: RFC 6238, SHA-1, six digits, 30 seconds. */
  codeForSecret(secret: string, now = Date.now()): string {
    const bits = Array.from(secret)
      .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
      .join('')
    const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
    const digest = createHmac('sha1', key).update(counter).digest()
    const offset = digest.readUInt8(digest.length - 1) & 0x0f
    return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
  }

  /** Everything that was asked of this world's backends, with headers and bodies. */
  requests(): Promise<unknown> {
    return this.#read('requests')
  }

  /** Requests that reached a backend, preflights aside. */
  async requestsTo(path: string) {
    const made = requests.parse(await this.#read('requests'))
    return made.filter((request) => request.path.includes(path) && request.method !== 'OPTIONS')
  }

  advance(milliseconds: number) {
    return this.#tell('clock', { advance: milliseconds })
  }

  fault(fault: Fault) {
    return this.#tell('faults', fault)
  }

  async recover() {
    await this.#request.delete(this.#address('faults'))
  }

  switch(switches: Readonly<Record<string, string | number | boolean | null>>) {
    return this.#tell('switches', switches)
  }

  refuseCaptcha(times: number) {
    return this.#tell('captcha', { refuse: times })
  }

  #address(what: string) {
    return `/sandbox/${what}?world=${encodeURIComponent(this.world)}`
  }

  async #read(what: string): Promise<unknown> {
    const answer: unknown = await (await this.#request.get(this.#address(what))).json()
    return answer
  }

  async #tell(what: string, data: unknown) {
    const response = await this.#request.post(this.#address(what), { data })
    if (!response.ok()) throw new Error(`${what}: ${await response.text()}`)
  }
}
