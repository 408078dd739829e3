/**
 * Whether what is sent to this address can be read by nobody on the way: it goes over TLS, or does not leave the machine
 * (Secure Contexts, 3.1). A relative address is below the page's own.
 */
export function isConfidential(baseUrl: string): boolean {
  const page = typeof location === 'undefined' ? undefined : location.href
  try {
    const { protocol, hostname } = new URL(baseUrl, page)
    return protocol === 'https:' || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  } catch {
    return false
  }
}
