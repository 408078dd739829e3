/**
 * How countries write a mobile number after its calling code, where pairs at the end would not do: which codes have each
 * shape. From the formats of libphonenumber-js's `metadata.max.json` (1.13.16), by its example of a mobile number; a test
 * holds it to the installed version. So a number has its shape before any plan is loaded.
 */
const codesByShape: Readonly<Record<string, string>> = {
  '8': '591',
  '3-3-4': '1',
  '3 3-2-2': '7',
  '2 8': '20',
  '2 3 4': '27 36 64 66 93 94 231 233 242 249 251 258 263 264 353 355 380 385 593 966 971 992',
  '3 3 4': '30 39 52 63 98 234 850 964',
  '1 8': '31',
  '3 2 2 2': '32 34 213 224 262 265 590 594 596 995',
  '1 2 2 2 2': '33 212 237 377',
  '3 3 3': '40 48 51 61 84 211 240 243 244 245 250 255 351 352 420 421 423 886 963 967 970 996',
  '3 6': '43 254 256 595',
  '4 6': '44',
  '2 2 2 2': '45 47 222 223 226 227 228 235 236 241 253 257 378 689 975',
  '4 7': '49',
  '1 7': '53 252',
  '1 2 4-4': '54',
  '2 5-4': '55',
  '1 4 4': '56 962',
  '3 7': '49 57 92',
  '3-7': '58 977',
  '2-3 4': '60',
  '3-3-3': '62',
  '4 4': '65 230 266 268 356 372 502 503 505 506 670 675 852 853 968 973 974 976',
  '2-4-4': '81 82',
  '3 4 4': '86',
  '5 5': '91',
  '1 3 4': '95 599',
  '2 3 3': '216 267 359 371 382 383 386 387 389 598 855 961',
  '2-7': '218',
  '3 4': '220 239 246 297 354 592 673 674 676 678 679 680 683 691',
  '2 2 2 4': '225',
  '2 2 2 2 2': '229',
  '2 6': '232 357 374 993',
  '1 3 3': '248 291',
  '2 7': '260 358 381',
  '2 2 3 2': '261',
  '3 5': '370 965',
  '3 2 3': '373',
  '2 3-2-2': '375',
  '3 3': '376',
  '3-4': '501 597 692 960',
  '4-4': '504 507',
  '2 2 4': '509',
  '1 5': '672',
  '2 5': '677 685',
  '2 3': '682',
  '2.2.2': '687',
  '2 4': '688',
  '2 2 3 3': '856',
  '4-6': '880',
  '2-3-4': '972',
}

/** The shapes of a calling code: most have one, and each fits numbers of its own length alone. */
export function mobileShapesOf(callingCode: string): readonly string[] {
  return Object.keys(codesByShape).filter((shape) => codesByShape[shape]?.split(' ').includes(callingCode))
}
