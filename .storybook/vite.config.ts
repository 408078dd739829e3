import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Storybook builds an application, so the library's own configuration stays out of it. */
export default defineConfig({ plugins: [react()] })
