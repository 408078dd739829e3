/** Hosts that are run, not promised: each installs the tarball, is built, and is served as its people would. */
export interface HostApp {
  readonly packages: Readonly<Record<string, string>>
  /** Programs of its own that build it, one after another. */
  readonly build: readonly (readonly string[])[]
  /** The folder that is served, or the program that serves on the port it is given. */
  readonly serve: { readonly folder: string } | { readonly program: readonly string[] }
  /** The page is drawn by a server first. */
  readonly isDrawnFirst?: boolean
  /** Its framework, or its bundler's loader, makes script elements or a policy itself: no Trusted Types are asked of it. */
  readonly makesScripts?: boolean
}

const query = { '@tanstack/react-query': '^5.0.0' }
const react = { react: '^19.0.0', 'react-dom': '^19.0.0', ...query }
const vite = { vite: '^8.0.0', '@vitejs/plugin-react': '^6.0.0' }
const byVite = { build: [['vite', 'build', '--base', './']], serve: { folder: 'dist' } } as const

export const hosts: Readonly<Record<string, HostApp>> = {
  'vite-tailwind': { packages: { ...react, ...vite, tailwindcss: '^4.0.0', '@tailwindcss/vite': '^4.0.0' }, ...byVite },
  next: {
    packages: { ...react, next: '^16.0.0' },
    build: [['next', 'build']],
    serve: { program: ['next', 'start', '--port'] },
    isDrawnFirst: true,
    makesScripts: true,
  },
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
  // No build at all: what lies in the package is copied.
  script: {
    packages: {},
    build: [['cp', '-r', 'node_modules/entryphone/dist/script', 'entryphone']],
    serve: { folder: '.' },
  },
  vue: {
    packages: { ...react, vue: '^3.5.0', vite: '^8.0.0', '@vitejs/plugin-vue': '^6.0.0' },
    ...byVite,
    makesScripts: true,
  },
  'react-18': {
    packages: { react: '18.2.0', 'react-dom': '18.2.0', '@tanstack/react-query': '5.0.0', ...vite },
    ...byVite,
  },
}
