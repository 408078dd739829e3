import { expect, type Locator } from '@playwright/test'

/**
 * A person types once a field takes keys: while what it held is on its way it takes none. It says so two frames after the key
 * that sent it, so one look is not enough.
 */
export async function takesKeys(field: Locator): Promise<void> {
  await expect(field).toBeEditable()
  await field.evaluate(
    () => new Promise<void>((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted()))),
  )
  await expect(field).toBeEditable()
}
