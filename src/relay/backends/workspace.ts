import type { RelayBackend, UpstreamOptions } from '../backend.ts'
import type { BodyForm } from '../body.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Refusal, RefusalBody } from '../refusal.ts'
import { nameIn, numberIn } from '../subjects.ts'
import { credentialFields, isPortalCookie, parameters } from './onlyoffice.ts'

/** ONLYOFFICE Workspace and R7-Office, in JSON and in XML: `upstream` is the portal's address. */
export function workspace(options: UpstreamOptions): RelayBackend {
  return {
    ...options,
    endpoints: [...endpointsIn('json'), ...endpointsIn('xml')],
    requestHeaders: ['authorization'],
    cookies: isPortalCookie,
    refuse,
  }
}

/** CommunityServer, AuthenticationEntryPoint. The path's end chooses the format of the answer. */
function endpointsIn(format: 'json' | 'xml'): readonly Endpoint[] {
  const end = format === 'xml' ? '.xml' : ''
  const body = (fields: readonly string[]): BodyForm => ({ type: format === 'xml' ? 'form' : 'json', fields })
  const authentication = '/api/2.0/authentication'
  const userName = nameIn('userName')
  return [
    { method: 'GET', path: `/api/2.0/settings${end}`, purpose: 'read' },
    { method: 'GET', path: `/api/2.0/capabilities${end}`, purpose: 'read' },
    { method: 'GET', path: `/api/2.0/settings/tfaappcodes${end}`, purpose: 'read' },
    {
      method: 'POST',
      path: authentication + end,
      purpose: 'check',
      body: body(credentialFields),
      subject: userName,
    },
    {
      method: 'POST',
      path: `${authentication}/sendsms${end}`,
      purpose: 'send',
      body: body(credentialFields),
      subject: userName,
    },
    {
      method: 'POST',
      path: `${authentication}/setphone${end}`,
      purpose: 'send',
      body: body([...credentialFields, 'mobilePhone']),
      subject: numberIn('mobilePhone'),
    },
    {
      method: 'POST',
      path: `${authentication}/{code}${end}`,
      parameters,
      purpose: 'check',
      body: body(credentialFields),
      subject: userName,
    },
  ]
}

/** `hresult` of a plain exception: no wrong password, which is -2146233087. */
function refuse({ reason, status }: Refusal, { path = '' }: { readonly path?: string }): RefusalBody {
  const hresult = -2_146_233_088
  if (!path.endsWith('.xml'))
    return { body: { status: 1, statusCode: status, error: { message: reason, hresult, data: {} } } }
  const error = `<error><message>${reason}</message><hresult>${hresult}</hresult><data /></error>`
  return {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<result><status>1</status><statusCode>${status}</statusCode>${error}</result>`,
  }
}
