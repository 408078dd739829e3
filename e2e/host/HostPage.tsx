import { useEffect, useState } from 'react'
import { type Backend, type Session, SignIn, type SignInProps } from '../../src/index.ts'
import { Backends } from './Backends.tsx'
import { chosenIn, setups } from './backends.ts'
import { captchasAt } from './captchas.ts'
import type { Choices } from './choices.ts'
import { Drawer, Gear, Lines } from './Drawer.tsx'
import { Header } from './Header.tsx'
import { languages } from './languages.ts'
import { Log } from './Log.tsx'
import { Mark } from './Mark.tsx'
import { People } from './People.tsx'
import { Banner, Phone } from './Phone.tsx'
import type { RequestRecorder } from './requests.ts'
import { sandboxAddress } from './sandbox.ts'
import { ScriptWidget, scriptedOf } from './ScriptWidget.tsx'
import { Settings } from './Settings.tsx'
import { useWords, WordsContext, wordsByLanguage } from './words.ts'
import { en } from './words/en.ts'
import type { HostWords } from './words/words.ts'

interface HostPageProps {
  readonly choices: Choices
  readonly backend: Promise<Backend>
  readonly recorder: RequestRecorder
}

/** The widget as a web app would embed it: alone in the middle, with who can be tried, and a phone that gets the codes. */
export function HostPage({ choices, backend, recorder }: HostPageProps) {
  const words = wordsByLanguage.get(choices.lang) ?? en
  const hasPhone = choices.baseUrl === undefined
  return (
    <WordsContext.Provider value={words}>
      <div className="page">
        <Header choices={choices}>
          <Drawer label={words.log} icon={<Lines />}>
            <Log recorder={recorder} />
          </Drawer>
          <Drawer label={words.settings} icon={<Gear />}>
            <Settings choices={choices} />
          </Drawer>
        </Header>
        {hasPhone && <Banner world={choices.world} recorder={recorder} />}
        <Backends choices={choices} />
        <main className="page-main">
          <Widget choices={choices} making={backend} />
          <People choices={choices} />
        </main>
        {hasPhone && <Phone world={choices.world} recorder={recorder} />}
      </div>
    </WordsContext.Provider>
  )
}

function Widget({ choices, making }: { readonly choices: Choices; readonly making: Promise<Backend> }) {
  const words = useWords()
  // Words about it alone: whatever else of a session is found on the page was left by the widget.
  const [received, setReceived] = useState<string>()
  const [asked, setAsked] = useState(false)
  const mount = useMount()
  const backend = useMade(making)
  const captcha = captchasAt(`${sandboxAddress(choices)}/captcha`)
  return (
    <section className="page-widget" data-sign-in aria-label={words.signIn}>
      {backend === undefined && <div className="card-to-come" aria-hidden="true" />}
      {backend !== undefined && mount !== undefined && (
        <SignInOrScript
          key={mount}
          backend={backend}
          lang={choices.lang}
          messages={languages.get(choices.lang)}
          theme={choices.theme}
          usernameKind={setups.get(choices.backend)?.usernameKind?.({ chosen: chosenIn(choices) })}
          brand={{ name: 'Acme', mark: <Mark /> }}
          help="mailto:help@acme.example"
          captcha={captcha}
          onDone={(session) => setReceived(describe(words, session))}
          onSignInAgain={() => setAsked(true)}
          onEvent={(event) => window.dispatchEvent(new CustomEvent('sign-in', { detail: event }))}
        />
      )}
      <output className="page-session">
        <span>{received}</span>
        <span>{asked && words.asked}</span>
      </output>
    </section>
  )
}

/** `THROUGH=script`: what a page without a build has, in the same place. */
function SignInOrScript({ lang, ...props }: SignInProps & { readonly lang: string }) {
  const scripted = scriptedOf(props.backend)
  return scripted === undefined ? <SignIn {...props} /> : <ScriptWidget {...props} lang={lang} scripted={scripted} />
}

/**
 * Apps take a widget away and put it back, for a route or a dialog: here it takes the event `mount-anew`, and `take-away`
 * for good.
 */
function useMount(): number | undefined {
  const [mount, setMount] = useState<number | undefined>(0)
  useEffect(() => {
    const next = () => setMount((last = 0) => last + 1)
    const end = () => setMount(undefined)
    window.addEventListener('mount-anew', next)
    window.addEventListener('take-away', end)
    return () => {
      window.removeEventListener('mount-anew', next)
      window.removeEventListener('take-away', end)
    }
  }, [])
  return mount
}

/** What the host got, without showing a whole token to whoever looks on. */
function describe(words: HostWords, { token, phone, details, signInAgain }: Session): string {
  const parts = [
    words.token(token?.length),
    phone === undefined ? undefined : words.number(phone),
    details?.sequence === undefined ? undefined : words.sequence(details.sequence),
    signInAgain === undefined ? undefined : words.advice,
  ]
  return `${words.received} ${parts.filter((part) => part !== undefined).join(', ')}.`
}

/** Undefined while it is being made: the sandbox is told first. */
function useMade(making: Promise<Backend>): Backend | undefined {
  const [backend, setBackend] = useState<Backend>()
  useEffect(() => void making.then(setBackend), [making])
  return backend
}
