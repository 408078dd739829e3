import type { RelayMeter } from '../../relay/counts.ts'

/** OpenTelemetry's, where the host has it: `NODE_OPTIONS=--import=./telemetry.mjs npx entryphone relay`. */
export async function meterIfThere(): Promise<RelayMeter | undefined> {
  try {
    const { metrics } = await import('@opentelemetry/api')
    return metrics.getMeter('entryphone')
  } catch {
    return undefined
  }
}
