import { ZitadelError } from './errors.ts'

/** Every country code there is (ITU-T E.164), those that belong to no country included. */
const callingCodes = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 ' +
    '90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 ' +
    '238 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 ' +
    '267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 380 ' +
    '381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 ' +
    '598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 850 852 853 ' +
    '855 856 870 878 880 881 882 883 886 888 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979 ' +
    '992 993 994 995 996 998'
  ).split(' '),
)

/** ITU-T E.161: what a telephone's keys have for each letter. */
const keys = '22233344455566677778889999'

/**
 * E.164 as the server stores it: libphonenumber's Parse with Switzerland as the home country, and nothing beyond. It asks
 * for no number that can exist: two digits after a country code will do, seventeen are the most, and letters are keys.
 */
export function normalized(typed: string): string {
  const { hasPlus, digits } = digitsOf(typed)
  if (hasPlus) return international(digits)
  if (digits.startsWith('00')) return international(digits.slice(2))
  // Too long for a Swiss number, and its code in front: the plus was forgotten.
  if (digits.startsWith('41') && digits.length > 10) return international(digits)
  return international(`41${digits.replace(/^0/, '')}`)
}

function digitsOf(typed: string): { readonly hasPlus: boolean; readonly digits: string } {
  const bare = typed
    .normalize('NFKC')
    .replace('(0)', '')
    .replaceAll(/[\s().\-/\u2010-\u2015]/g, '')
  // Three digits before anything else make it a number at all.
  const [, plus, rest = ''] = /^(\+?)(\d{3}[\da-z]*)$/i.exec(bare) ?? []
  if (plus === undefined) throw invalid()
  const letters = rest.replaceAll(/\d/g, '')
  // Fewer letters are no word, and end the number.
  const digits =
    letters.length < 3
      ? (/^\d+/.exec(rest)?.[0] ?? '')
      : rest.toLowerCase().replaceAll(/[a-z]/g, (letter) => keys[letter.charCodeAt(0) - 97] ?? '')
  return { hasPlus: plus === '+', digits }
}

function international(digits: string): string {
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => callingCodes.has(start))
  if (code === undefined) throw invalid()
  const national = digits.slice(code.length)
  if (national.length < 2 || national.length > 17) throw invalid()
  return `+${digits}`
}

function invalid(): ZitadelError {
  return new ZitadelError('invalidArgument', 'PHONE-so0wa', 'Errors.User.Phone.Invalid')
}
