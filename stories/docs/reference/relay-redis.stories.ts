// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './relay-redis.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/relay-redis', tags: ['!test'], render: sectionOf(text) }

export default meta

export const RedisClient = { name: 'RedisClient' }
export const redisStore = { name: 'redisStore' }
