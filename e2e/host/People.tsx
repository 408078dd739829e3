import { useEffect, useState } from 'react'
import type { SamplePerson } from '../../src/test-support/hostPage.test-support.ts'
import { chosenIn, setups } from './backends.ts'
import { addressOf, type Choices } from './choices.ts'
import { fillIn } from './fillIn.ts'
import { useWords } from './words.ts'

/** Who can be tried with this backend. Whoever is pressed fills in the form, or is who is signed in. */
export function People({ choices }: { readonly choices: Choices }) {
  const words = useWords()
  const people = usePeople(choices)
  return (
    <section className="people" aria-label={words.people}>
      <h2>{words.people}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.name}>
            <Chip person={person} choices={choices} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ChipProps {
  readonly person: SamplePerson
  readonly choices: Choices
}

function Chip({ person: { name, kind, types, chooses }, choices }: ChipProps) {
  const words = useWords()
  const inside = (
    <>
      <span className="chip-name">
        <bdi>{name}</bdi>:
      </span>{' '}
      <span>{words.kinds[kind]}</span>
    </>
  )
  const isChosen = Object.entries(chooses ?? {}).every(([key, value]) => choices.own[key] === value)
  if (chooses !== undefined && !(isChosen && Object.keys(types).length > 0)) {
    return (
      <a className="chip" href={addressOf(choices, chooses)} aria-current={isChosen}>
        {inside}
      </a>
    )
  }
  return (
    <button
      type="button"
      className="chip"
      aria-current={isChosen && chooses !== undefined}
      onClick={() => void fillIn(types)}
    >
      {inside}
    </button>
  )
}

/** Nobody, until they have come; nobody on a real server. */
function usePeople(choices: Choices): readonly SamplePerson[] {
  const [people, setPeople] = useState<readonly SamplePerson[]>([])
  useEffect(() => {
    const side = setups.get(choices.backend)
    let isGone = false
    if (side !== undefined && choices.baseUrl === undefined) {
      void side.people({ chosen: chosenIn(choices) }).then((found) => {
        if (!isGone) setPeople(found)
      })
    }
    return () => {
      isGone = true
    }
  }, [choices])
  return people
}
