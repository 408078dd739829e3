/** Whether the person has asked for as little traffic as possible (Network Information API; Chromium alone has it). */
export function savesData(): boolean {
  const connection: unknown = Reflect.get(globalThis.navigator ?? {}, 'connection')
  return typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
}
