import { setups } from './backends.ts'
import { addressOf, type Choices, origins, themes } from './choices.ts'
import { languages } from './languages.ts'

/** Links, not state: what is chosen is in the address, so that it can be shared and reloaded. */
export function Toolbar({ choices }: { readonly choices: Choices }) {
  const { backend, lang, theme, origin, own } = choices
  const common = [
    { name: 'backend', label: 'Backend', options: [...setups.keys()], value: backend },
    { name: 'lang', label: 'Language', options: [...languages.keys()], value: lang },
    { name: 'theme', label: 'Theme', options: themes, value: theme },
    { name: 'origin', label: 'Origin', options: origins, value: origin },
  ]
  const ofBackend = setups.get(backend)?.choices ?? []
  return (
    <header className="toolbar">
      <p className="toolbar-title">Entryphone</p>
      {[...common, ...ofBackend.map((one) => ({ ...one, value: own[one.name] }))].map(
        ({ name, label, options, value }) => (
          <label key={name} className="toolbar-choice">
            {label}
            <select
              value={value}
              onChange={(event) => {
                window.location.search = addressOf(choices, name, event.target.value)
              }}
            >
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </select>
          </label>
        ),
      )}
    </header>
  )
}
