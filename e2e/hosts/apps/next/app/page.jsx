import { Login } from '../signIn.jsx'

export default function Page() {
  return <Login />
}
