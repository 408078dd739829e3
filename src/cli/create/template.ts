/** An app that signs in against the sandbox, by its files: Vite, React, and the codes on the page since nobody is sent any. */
export function template(name: string, entryphone: string): Readonly<Record<string, string>> {
  const manifest = {
    name,
    private: true,
    type: 'module',
    scripts: { dev: 'vite', build: 'vite build' },
    dependencies: {
      '@tanstack/react-query': '^5.0.0',
      '@vitejs/plugin-react': '^6.0.0',
      entryphone,
      hono: '^4.0.0',
      react: '^19.0.0',
      'react-dom': '^19.0.0',
      vite: '^8.0.0',
    },
  }
  return {
    'package.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    'index.html': page,
    'vite.config.js': config,
    'main.jsx': main + phone,
    '.gitignore': 'node_modules\ndist\n',
  }
}

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Sign in</title>
  <body>
    <div id="root"></div>
    <script type="module" src="./main.jsx"></script>
  </body>
</html>
`

const config = `import react from '@vitejs/plugin-react'
import { createSandbox } from 'entryphone/sandbox'
import { sandboxListener } from 'entryphone/sandbox/node'

/** In place of a real server, until baseUrl in main.jsx is the address of one. */
const sandbox = { name: 'sandbox', configureServer: ({ middlewares }) => void middlewares.use(listener) }
const listener = sandboxListener(createSandbox())

export default { plugins: [react(), sandbox], server: { port: Number(process.env.PORT ?? 5173), strictPort: true } }
`

const main = `import 'entryphone/theme.css'
import { SignIn } from 'entryphone'
import { docspace } from 'entryphone/backends/docspace'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

const backend = docspace({ baseUrl: '/docspace' })

function App() {
  const [session, setSession] = useState()
  if (session !== undefined) return <p>Welcome</p>
  return (
    <>
      <SignIn backend={backend} onDone={setSession} brand={{ name: 'Acme' }} />
      <Phone />
    </>
  )
}

createRoot(document.querySelector('#root')).render(<App />)
`

const phone = `
/** What the sandbox has sent to anyone's phone. Nobody needs this but you. */
function Phone() {
  const [messages, setMessages] = useState([])
  useEffect(() => {
    const look = async () => setMessages(await (await fetch('/sandbox/inbox')).json())
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <section>
      <p>Try ann@example.com (by message) with the password Passw0rd!</p>
      {messages.map(({ at, text }) => (
        <p key={at}>{text}</p>
      ))}
    </section>
  )
}
`
