/** `abc==` without its `=`. Not `/=+$/`, which looks at each run of them to its end: a server's text may be long. */
export function withoutEnd(text: string, sign: string): string {
  let end = text.length
  while (end > 0 && text.charAt(end - 1) === sign) end--
  return text.slice(0, end)
}
