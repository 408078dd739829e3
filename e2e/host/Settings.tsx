import { setups } from './backends.ts'
import { addressOf, type Choices, origins, themes } from './choices.ts'
import { languages } from './languages.ts'
import { useWords } from './words.ts'

/** Addresses, not state: what is chosen can be shared and reloaded. */
export function Settings({ choices }: { readonly choices: Choices }) {
  const words = useWords()
  const { backend, lang, theme, origin, own } = choices
  const common = [
    { name: 'backend', label: 'Backend', options: [...setups.keys()], value: backend },
    { name: 'lang', label: 'Language', options: [...languages.keys()], value: lang },
    { name: 'theme', label: 'Theme', options: themes, value: theme },
    { name: 'origin', label: 'Origin', options: origins, value: origin },
  ]
  const ofBackend = (setups.get(backend)?.choices ?? []).map((one) => ({ ...one, value: own[one.name] }))
  return (
    <div className="settings">
      {[...common, ...ofBackend].map(({ name, label, options, value }) => (
        <label key={name} className="setting">
          <span>{words.choices[name] ?? label}</span>
          <select
            dir="ltr"
            value={value}
            onChange={(event) => {
              window.location.search = addressOf(choices, { [name]: event.target.value })
            }}
          >
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
