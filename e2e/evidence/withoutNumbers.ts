/** Numbers of people and of seconds are no part of what is compared. */
export function withoutNumbers(words: string): string {
  return words.replace(/\+?\d[\d ():-]*\d|\d/g, '…')
}
