import { SqliteDialect, type SqliteDatabase } from 'kysely'
import { type Engine, openEngine } from './packages.test-support.ts'

/** SQLite in memory: by itself WebAssembly, so the same bytes on every platform, and nothing is built or fetched. */
export interface Memory {
  readonly dialect: SqliteDialect
  /** Everything there is, as the SQL that makes it again. */
  dump(): string
  close(): void
}

/** @param dump What is in it from the start: what another one has dumped. */
export function openMemory(dump?: string): Memory {
  const database = openEngine()
  // Small pages: a world holds a few kilobytes, and there are hundreds of worlds.
  database.exec('PRAGMA page_size = 1024')
  if (dump !== undefined) database.exec(dump)
  let isOpen = true
  const close = () => {
    if (isOpen) database.close()
    isOpen = false
  }
  return {
    dialect: new SqliteDialect({ database: forKysely(database, close) }),
    dump: () => ['BEGIN', ...tablesOf(database), ...rowsOf(database), 'COMMIT', ''].join(';\n'),
    close,
  }
}

/** What Kysely asks of better-sqlite3, in other words. */
function forKysely(database: Engine, close: () => void): SqliteDatabase {
  return {
    close,
    prepare(sql) {
      return {
        reader: /^\s*(?:select|with|pragma)\b/i.test(sql) || /\breturning\b/i.test(sql),
        all: (given) => [...database.all(sql, given.map(bindable))],
        run: (given) => {
          const { changes, lastInsertRowid } = database.run(sql, given.map(bindable))
          return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) }
        },
        iterate: (given) => database.all(sql, given.map(bindable)).values(),
      }
    },
  }
}

type Bindable = string | number | bigint | Uint8Array | null

function bindable(value: unknown): Bindable {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Uint8Array) return value
  if (value === undefined || value === null) return null
  throw new TypeError(`SQLite binds no ${typeof value}.`)
}

function tablesOf(database: Engine): readonly string[] {
  return textsOf(database, 'sql', 'sql IS NOT NULL')
}

/** What the database says of its own tables and indexes, but for those of SQLite. */
function textsOf(database: Engine, column: 'sql' | 'name', where: string): readonly string[] {
  return database
    .all(`SELECT ${column} AS text FROM sqlite_master WHERE ${where} AND name NOT LIKE 'sqlite_%'`, [])
    .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
}

function rowsOf(database: Engine): readonly string[] {
  const tables = textsOf(database, 'name', "type = 'table'")
  return tables.flatMap((name) =>
    database
      .all(`SELECT * FROM "${name}"`, [])
      .map((row) => `INSERT INTO "${name}" VALUES (${Object.values(row).map(literal).join(', ')})`),
  )
}

function literal(value: unknown): string {
  const bound = bindable(value)
  if (bound === null) return 'NULL'
  if (bound instanceof Uint8Array) return `x'${Buffer.from(bound).toString('hex')}'`
  return typeof bound === 'string' ? `'${bound.replaceAll("'", "''")}'` : String(bound)
}
