import { whole } from '../runtime/mistake.ts'

/**
 * What whoever runs a relay may be told, by number: what is unsafe or cannot work, and what to set. Beside
 * `src/runtime/catalogue.ts`, whose numbers go to 99; a server says the sentences in production too. `ERRORS.md` has both.
 */
export const relayMistakes = {
  E100: [
    'The relay has no `url`, or not one that pages can use safely: it has to be its public address, with `https:`.',
    'Give the address that browsers see, with the path it is mounted at: `https://app.example.com/relay`. Only `localhost` may have `http:`.',
  ],
  E101: [
    'The relay is not told what stands in front of it, so it cannot know whose addresses to believe.',
    'Set `proxy`: `none` where browsers reach it directly, `{ hops: 1 }` behind one proxy that writes `X-Forwarded-For`, or `{ header }` for a platform’s own.',
  ],
  E102: [
    'An `upstream` is missing, is not an address, or is plain `http:`, over which anyone on the way reads passwords and codes.',
    'Give an `https:` address without a query or credentials. For a network that is yours alone add `plainUpstream: true`.',
  ],
  E103: [
    'The relay has no backend, or one whose name cannot stand in a path.',
    'Give `backends` at least one, by names of small letters, digits and hyphens: `{ portal: docspace({ … }) }`.',
  ],
  E104: [
    'An origin or a host of the relay’s is not one. A wildcard would let any site drive it.',
    'Give each origin as browsers send it, `https://app.example.com`, and each host as `Host` has it, without a path.',
  ],
  E105: [
    'An endpoint is declared in a way that cannot be matched.',
    'Begin its path with `/`, give each `{parameter}` a segment of its own, and declare each method and path once.',
  ],
  E106: [
    'A number among the options is not one that can work: a duration, a size or a count.',
    'Give whole numbers above zero: milliseconds for durations, bytes for sizes.',
  ],
  E107: [
    'The relay is asked without the address of the connection, and `proxy` is `none`.',
    'Pass it on: `relay.fetch(request, { address })`. `toNodeListener` does so by itself.',
  ],
  E108: [
    'The body of a request had been read before the relay came to it.',
    'Mount the relay before anything that reads bodies, `express.json()` for one.',
  ],
  E109: [
    'The relay forwards what sends messages or checks codes, and has no `limits`: anyone could have messages sent at your cost.',
    'Give `limits` a store and a secret, or say `limits: "elsewhere"` where something else in front limits these calls.',
  ],
  E110: [
    'The `secret` of the limits is missing, or can be guessed. What is stored of numbers is hashed with it.',
    'Give at least 32 random characters, the same in every process: `openssl rand -hex 32` makes them.',
  ],
  E111: [
    'A limit, a pause or the budget is not one that can work.',
    'Give windows as `{ points, seconds }`, pauses in seconds and a budget in messages: whole numbers above zero.',
  ],
  E112: [
    'The list of countries is empty, or contains something that is not the code of a country.',
    'Give two capital letters for each, as ISO 3166-1 has them. For all countries, leave the list out.',
  ],
  E113: [
    'The file of settings is not there, or cannot be read.',
    'Give `npx entryphone relay` a JSON file, or a module (`.js`, `.mjs`) that exports its settings by default.',
  ],
  E114: [
    'A setting has a name that none has, or is of another kind: what it was meant to limit is not limited.',
    'Look for it on the page "The relay". Functions can stand in a module alone.',
  ],
  E115: [
    'A setting refers to a variable of the environment, or to a file, that is not there or is empty.',
    'Set it for this process.',
  ],
  E116: [
    'A secret stands in a JSON file, where everyone reads it who can read the file.',
    'Refer to it: `{ "env": "RELAY_SECRET" }`, or `{ "file": "/run/secrets/relay" }`.',
  ],
  E117: [
    'A package that these settings need is not installed.',
    'For limits: `npm install rate-limiter-flexible`, and `ioredis` where they are counted in Redis.',
  ],
  E118: [
    'The relay cannot listen there: the port is taken, or is not for this user, or the address is another machine’s.',
    'Set `listen` to a free port above 1023, and to an address of this machine.',
  ],
  E119: [
    '`npx entryphone relay` speaks plain http and its `url` is `https:`, so a proxy stands in front; with `proxy: "none"` all visitors would have its address, and share its limits.',
    'Set `proxy` to `{ hops: 1 }`, or to `{ header }` for a platform’s own.',
  ],
} as const satisfies Readonly<Record<`E1${number}`, readonly [cause: string, cure: string]>>

/** The number of a mistake in ERRORS.md. */
export type RelayMistakeNumber = keyof typeof relayMistakes

/** A configuration with which the relay does not start. Quotes no value: one of them may be a secret. */
export class RelayMistake extends Error {
  override readonly name = 'RelayMistake'
  readonly number: RelayMistakeNumber

  constructor(number: RelayMistakeNumber, where: string) {
    super(whole(number, `relay: ${where}`, relayMistakes[number]))
    this.number = number
  }
}
