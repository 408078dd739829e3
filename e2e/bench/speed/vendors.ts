import type { Subject } from './subject.ts'

/*
 * What a page can have in place of this package: nothing but React, the same packages put together by hand, and the two
 * vendors' components that weigh the least of those that install (of eleven, in November 2026). None of them is a
 * dependency of this project: each is installed into a folder of its own, at exactly these versions.
 */
const react = { react: '19.3.1', 'react-dom': '19.3.1' }

const renders = [
  "import { createRoot } from 'react-dom/client'",
  "import { createElement as h, useState } from 'react'",
]
const atRoot = (element: string) => `createRoot(document.getElementById('root')).render(${element})`

/** React with one field, under which nobody gets. */
export const floor: Subject = {
  name: 'floor',
  label: 'React and one bare input',
  packages: react,
  page: [...renders, atRoot("h('form', null, h('label', null, 'Phone ', h('input', { name: 'phone', type: 'tel' })))")],
  field: 'input',
  keys: '2025550123',
}

const assembly: Subject = {
  name: 'assembly',
  label: 'the same packages, assembled by hand',
  packages: {
    ...react,
    '@hookform/resolvers': '5.9.2',
    '@tanstack/react-query': '5.108.0',
    'input-otp': '1.5.0',
    'react-hook-form': '7.92.0',
    'react-phone-number-input': '3.4.18',
    zod: '4.6.7',
  },
  page: [
    ...renders,
    "import { Controller, useForm } from 'react-hook-form'",
    "import { zodResolver } from '@hookform/resolvers/zod'",
    "import { z } from 'zod'",
    "import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'",
    "import PhoneInput, { isValidPhoneNumber } from 'react-phone-number-input'",
    "import { OTPInput, REGEXP_ONLY_DIGITS } from 'input-otp'",
    "import 'react-phone-number-input/style.css'",
    "const phoneSchema = z.object({ phone: z.string().refine(isValidPhoneNumber, 'Enter a valid phone number') })",
    "const codeSchema = z.object({ code: z.string().regex(/^\\d{6}$/, 'Enter the 6 digits') })",
    'async function post(address, body) {',
    "  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })",
    "  if (!answer.ok) throw new Error('The request failed')",
    '}',
    'function Phone({ onSent }) {',
    "  const form = useForm({ resolver: zodResolver(phoneSchema), defaultValues: { phone: '' } })",
    "  const send = useMutation({ mutationFn: (typed) => post('/stand-in/assembly/sms', typed), onSuccess: (_, typed) => onSent(typed.phone) })",
    "  return h('form', { onSubmit: form.handleSubmit((typed) => send.mutate(typed)), noValidate: true },",
    "    h('label', { htmlFor: 'phone' }, 'Phone number'),",
    "    h(Controller, { name: 'phone', control: form.control, render: ({ field }) => h(PhoneInput, { id: 'phone', defaultCountry: 'US', value: field.value, onChange: (value) => field.onChange(value ?? ''), onBlur: field.onBlur }) }),",
    "    h('p', { role: 'alert' }, form.formState.errors.phone?.message ?? send.error?.message),",
    "    h('button', { disabled: send.isPending }, 'Send code'))",
    '}',
    'function Code({ phone }) {',
    "  const form = useForm({ resolver: zodResolver(codeSchema), defaultValues: { code: '' } })",
    "  const check = useMutation({ mutationFn: (typed) => post('/stand-in/assembly/check', { phone, ...typed }) })",
    "  const slots = ({ slots }) => h('div', null, slots.map((slot, at) => h('span', { key: at, 'data-active': slot.isActive }, slot.char)))",
    "  return h('form', { onSubmit: form.handleSubmit((typed) => check.mutate(typed)) },",
    "    h('label', { htmlFor: 'code' }, 'Code sent to ' + phone),",
    "    h(Controller, { name: 'code', control: form.control, render: ({ field }) => h(OTPInput, { id: 'code', maxLength: 6, pattern: REGEXP_ONLY_DIGITS, autoFocus: true, ...field, render: slots }) }),",
    "    h('p', { role: 'alert' }, form.formState.errors.code?.message ?? check.error?.message),",
    "    h('button', { disabled: check.isPending }, 'Sign in'))",
    '}',
    'function App() {',
    "  const [phone, setPhone] = useState('')",
    '  return phone ? h(Code, { phone }) : h(Phone, { onSent: setPhone })',
    '}',
    atRoot('h(QueryClientProvider, { client: new QueryClient() }, h(App))'),
  ],
  field: '#phone',
  keys: '2025550123',
}

/** The only view of it with a phone field: number and code side by side. It brings a second React, unless told not to. */
const supabase: Subject = {
  name: 'supabase',
  label: '@supabase/auth-ui-react 0.4.7',
  packages: {
    ...react,
    '@supabase/auth-ui-react': '0.4.7',
    '@supabase/auth-ui-shared': '0.1.8',
    '@supabase/supabase-js': '2.109.0',
  },
  page: [
    ...renders,
    "import { createClient } from '@supabase/supabase-js'",
    "import { Auth } from '@supabase/auth-ui-react'",
    "import { ThemeSupa } from '@supabase/auth-ui-shared'",
    "const supabaseClient = createClient(location.origin + '/stand-in/supabase', 'anon-key')",
    atRoot(
      "h(Auth, { supabaseClient, appearance: { theme: ThemeSupa }, providers: [], view: 'verify_otp', otpType: 'sms' })",
    ),
  ],
  field: 'input[name=phone]',
  keys: '2025550123',
}

const stytch: Subject = {
  name: 'stytch',
  label: '@stytch/react 20.1.0',
  packages: { ...react, '@stytch/react': '20.1.0' },
  page: [
    ...renders,
    "import { StytchLogin, StytchProvider, createStytchClient, Products, OTPMethods } from '@stytch/react'",
    "const testAPIURL = location.origin + '/stand-in/stytch'",
    "const stytch = createStytchClient('public-token-test-00000000-0000-4000-8000-000000000000', { endpoints: { testAPIURL } })",
    'const config = { products: [Products.otp], otpOptions: { methods: [OTPMethods.SMS], expirationMinutes: 5 } }',
    atRoot('h(StytchProvider, { stytch }, h(StytchLogin, { config }))'),
  ],
  field: 'input[type=tel]',
  keys: '2025550123',
  // What its settings are asked for, with nothing of them turned on.
  standIn: (path) => ({
    status_code: 200,
    request_id: 'request',
    data: path.includes('/projects/bootstrap')
      ? {
          disable_sdk_watermark: true,
          cname_domain: null,
          email_domains: ['example.com'],
          captcha_settings: { enabled: false },
          pkce_required_for_email_magic_links: false,
          pkce_required_for_password_resets: false,
          pkce_required_for_oauth: false,
          pkce_required_for_sso: false,
          slug_pattern: null,
          create_organization_enabled: false,
          password_config: null,
          runnable_channel_configs: [],
          dfp_protected_auth_enabled: false,
          vertical: '',
          project_name: 'Demo',
          siwe_required_for_crypto_wallets: false,
          rbac_policy: null,
        }
      : {},
  }),
}

export const peers: readonly Subject[] = [assembly, supabase, stytch]
