/** Hosts that are run, not promised: each installs the tarball, is built, and is served as its people would. */
export interface HostApp {
  /** The page of getting started by whose commands it is made, and whose file it has. */
  readonly page?: string
  /** What is installed, where no command of a page does that. */
  readonly packages?: Readonly<Record<string, string>>
  /** Programs of its own that build it, one after another. */
  readonly build: readonly (readonly string[])[]
  /** The folder that is served, or the program that serves on the port it is given. */
  readonly serve: { readonly folder: string } | { readonly program: readonly string[] }
  /** Where a page calls backends, languages and readers on the server, and shows what they gave. */
  readonly server?: string
  /** The page is drawn by a server first. */
  readonly isDrawnFirst?: boolean
  /** Its framework, or its bundler's loader, makes script elements or a policy itself: no Trusted Types are asked of it. */
  readonly makesScripts?: boolean
}

const query = { '@tanstack/react-query': '^5.0.0' }
const react = { react: '^19.0.0', 'react-dom': '^19.0.0', ...query }
const vite = { vite: '^8.0.0', '@vitejs/plugin-react': '^6.0.0' }
const byVite = { build: [['vite', 'build', '--base', './']], serve: { folder: 'dist' } } as const
const byNpm = { build: [['npm', 'run', 'build']], serve: { folder: 'dist' } } as const

export const hosts: Readonly<Record<string, HostApp>> = {
  vite: { page: 'vite', ...byNpm },
  next: {
    page: 'next-js',
    build: [['npm', 'run', 'build']],
    serve: { program: ['next', 'start', '--port'] },
    server: '/server',
    isDrawnFirst: true,
    makesScripts: true,
  },
  // Its first command takes a template from GitHub, which a test does without: this one has the same packages.
  'react-router': {
    page: 'react-router',
    packages: {
      react: '^19.0.0',
      'react-dom': '^19.0.0',
      // All of one version, which each asks of the others.
      'react-router': '8.4.0',
      '@react-router/dev': '8.4.0',
      '@react-router/node': '8.4.0',
      '@react-router/serve': '8.4.0',
      isbot: '^5.0.0',
      vite: '^8.0.0',
    },
    build: [['react-router', 'build']],
    serve: { program: ['react-router-serve', 'build/server/index.js'] },
    server: '/server',
    isDrawnFirst: true,
    makesScripts: true,
  },
  // No build at all: what lies in the package is copied.
  script: { page: 'script', build: [], serve: { folder: '.' } },
  vue: { page: 'vue', ...byNpm, makesScripts: true },
  svelte: { page: 'svelte', ...byNpm, makesScripts: true },
  'vite-tailwind': { packages: { ...react, ...vite, tailwindcss: '^4.0.0', '@tailwindcss/vite': '^4.0.0' }, ...byVite },
  rspack: {
    packages: { ...react, '@rspack/core': '^2.0.0', '@rspack/cli': '^2.0.0' },
    build: [
      ['rspack', 'build'],
      ['cp', 'index.html', 'dist'],
    ],
    serve: { folder: 'dist' },
    makesScripts: true,
  },
  esbuild: {
    packages: { ...react, esbuild: '^0.28.0' },
    build: [
      'esbuild mount.jsx --bundle --splitting --format=esm --minify --jsx=automatic --outdir=dist'.split(' '),
      ['cp', 'index.html', 'dist'],
    ],
    serve: { folder: 'dist' },
  },
  'react-18': {
    packages: { react: '18.2.0', 'react-dom': '18.2.0', '@tanstack/react-query': '5.0.0', ...vite },
    ...byVite,
  },
}
