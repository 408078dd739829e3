// A server component: nothing of it goes to the browser but what it draws.
import { calledOnServer } from '../../onServer.js'
import { PhoneForm } from '../../phoneForm.jsx'

export default async function Page() {
  return (
    <>
      <ul>
        {(await calledOnServer()).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PhoneForm />
    </>
  )
}
