import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Storybook builds an application, so the library's own configuration stays out of it. */
export default defineConfig({
  plugins: [react()],
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
