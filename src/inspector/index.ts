export { inspect, type InspectOptions, type Inspector } from './inspect.ts'
