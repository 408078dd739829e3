'use client'
import { useFirstWidget } from '../WidgetContext.ts'
import { EndScreen } from './EndScreen.tsx'
import type { Keep } from './useKeep.ts'

/** The other answer was given. What comes now is the host's. */
export function KeptScreen({ kept }: { readonly kept: NonNullable<Keep['kept']> }) {
  const { messages, brand } = useFirstWidget()
  return <EndScreen heading={messages.kept[kept]} sentence={messages.kept.sentence(brand?.name)} arrives />
}
