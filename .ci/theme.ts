import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

copyFileSync(join(root, 'src/ui/theme.css'), join(root, 'dist/theme.css'))
// Newer TypeScript checks side-effect imports of CSS too.
writeFileSync(join(root, 'dist/theme.css.d.ts'), 'export {}\n')
