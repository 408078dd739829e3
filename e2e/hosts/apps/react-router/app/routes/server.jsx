import 'entryphone/theme.css'
import { calledOnServer } from '../../onServer.js'
import { PhoneForm } from '../../phoneForm.jsx'

export const loader = calledOnServer

export default function Server({ loaderData }) {
  return (
    <>
      <ul>
        {loaderData.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PhoneForm />
    </>
  )
}
