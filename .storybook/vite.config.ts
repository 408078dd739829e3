import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Storybook builds an application, so the library's own configuration stays out of it. */
export default defineConfig({
  plugins: [react(), flowsOnceAsked()],
  // Found one by one while the stories run, each would reload the page under a test.
  optimizeDeps: {
    include: [
      '@hcaptcha/react-hcaptcha',
      '@hookform/resolvers/zod',
      '@rgrove/parse-xml',
      '@tanstack/react-query',
      'hono',
      'hono/cookie',
      'hono/cors',
      'libphonenumber-js/core',
      'libphonenumber-js/max/metadata',
      'msw',
      'msw/browser',
      'react',
      'react-dom',
      'react-dom/client',
      'react-hook-form',
      'react-phone-number-input/core',
      'react/jsx-dev-runtime',
      'react/jsx-runtime',
      'uqr',
      'zod',
      'zod/mini',
    ],
  },
})

/** Storybook plays a story as it shows it, and has no word for "not yet": said here for each flow. */
function flowsOnceAsked(): Plugin {
  return {
    name: 'flows-once-asked',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/stories\/flows\/\w+\.stories\.tsx$/.test(id)) return null
      const names = Array.from(code.matchAll(/^export const (\w+)/gm), ([, name]) => name)
      const file = JSON.stringify(join(import.meta.dirname, 'onceAsked.ts'))
      return `${code}\nimport { onceAsked } from ${file}\nfor (const story of [${names.join(', ')}]) onceAsked(story)\n`
    },
  }
}
