import {
  addressOf,
  aliases,
  appRoads,
  backendNames,
  captchaNames,
  type Choices,
  completions,
  formats,
  intents,
  languages,
  origins,
  themes,
} from './choices.ts'

const tokens = [
  'token-nophone',
  'token-unverified',
  'token-verified',
  'token-app',
  'token-sms',
  'token-moved',
  'token-removed',
  'token-undone',
  'token-expired',
  'token-audience',
  'token-inactive',
  'token-mfa',
  'token-machine',
]

/** Links, not state: what is chosen is in the address, so that it can be shared and reloaded. */
export function Toolbar({ choices }: { readonly choices: Choices }) {
  const zitadel = choices.backend.startsWith('zitadel')
  return (
    <header className="toolbar">
      <p className="toolbar-title">Entryphone</p>
      <Choice name="backend" label="Backend" options={backendNames} choices={choices} />
      <Choice name="lang" label="Language" options={languages} choices={choices} />
      <Choice name="theme" label="Theme" options={themes} choices={choices} />
      <Choice name="captcha" label="Captcha" options={captchaNames} choices={choices} />
      <Choice name="origin" label="Origin" options={origins} choices={choices} />
      {choices.backend === 'lifepay' && (
        <>
          <Choice name="completion" label="Completion" options={completions} choices={choices} />
          <Choice name="offerSignUp" label="Offer sign-up" options={['no', 'yes']} choices={choices} />
          <Choice name="alias" label="Organization" options={aliases} choices={choices} />
        </>
      )}
      {choices.backend === 'docspace' && (
        <>
          <Choice name="appCodes" label="App codes" options={appRoads} choices={choices} />
          <Choice name="password" label="Password as" options={['hash', 'plain']} choices={choices} />
        </>
      )}
      {choices.backend === 'workspace' && <Choice name="format" label="Format" options={formats} choices={choices} />}
      {zitadel && <Choice name="account" label="Account" options={tokens} choices={choices} />}
      {zitadel && <Choice name="intent" label="Intent" options={intents} choices={choices} />}
    </header>
  )
}

interface ChoiceProps {
  readonly name: keyof Choices
  readonly label: string
  readonly options: readonly string[]
  readonly choices: Choices
}

function Choice({ name, label, options, choices }: ChoiceProps) {
  return (
    <label className="toolbar-choice">
      {label}
      <select
        value={choices[name]}
        onChange={(event) => {
          // Another backend brings its own default captcha.
          const query = new URLSearchParams(addressOf(choices, { [name]: event.target.value }))
          if (name === 'backend') query.delete('captcha')
          window.location.search = query.toString()
        }}
      >
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  )
}
