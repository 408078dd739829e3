export type Answered = readonly [status: number, body: unknown, headers?: HeadersInit]

export interface Sent {
  readonly url: string
  readonly method: string | undefined
  /** Method and path below the API, with its query. */
  readonly call: string
  readonly headers: Headers
  readonly credentials: RequestCredentials | undefined
  readonly body: unknown
}

/** What is answered beside the script, as reads are; nothing leaves it to the script. */
type Aside = (request: Sent, next: Answered | undefined) => Response | Promise<Response> | undefined

/** The wire to a portal that gives these answers in their order. */
export function scriptedPortal(answers: readonly Answered[], aside: Aside = () => undefined) {
  const all: Sent[] = []
  const scripted: Sent[] = []
  const queue = [...answers]
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const url = address instanceof Request ? address.url : address.toString()
    const { pathname, search } = new URL(url, 'https://relative.invalid')
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const { method, credentials } = init ?? {}
    const call = `${method} ${pathname.replace(/^.*\/api\/2\.0/, '')}${search}`
    const request = { url, method, call, headers: new Headers(init?.headers), credentials, body }
    all.push(request)
    const answer = aside(request, queue[0])
    if (answer !== undefined) return answer
    scripted.push(request)
    return answerOf(queue.shift() ?? [500, ''])
  }
  return {
    fetch,
    /** Every request, and those that the script has answered. */
    all,
    scripted,
    posts: () => all.filter(({ method }) => method === 'POST'),
    answer: (...more: readonly Answered[]) => void queue.push(...more),
  }
}

function answerOf([status, body, headers = {}]: Answered): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
}
