import type { GrpcCode } from './errors.ts'

/**
 * Vectors made outside of this project: the encoding by @zitadel/proto 1.3.1 and connect-web 2.2.0, the content from
 * reading ZITADEL's source (commit 15e89078). Frames are base64.
 */
export interface ErrorVector {
  readonly code: GrpcCode
  readonly http: number
  readonly message: string
  readonly id?: string
  readonly detail?: string
  readonly trailerFrame: string
  /** `grpc-status-details-bin`, where there is one. */
  readonly detailsBin?: string
}

export const errorVectors = {
  wrongOrExpiredCode_en: {
    code: 3,
    http: 400,
    message: 'Code is invalid (COMMAND-sM0cs)',
    id: 'COMMAND-sM0cs',
    detail: 'Code is invalid',
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IENvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1zTTBjcykNCmdycGMtc3RhdHVzOiAzDQpncnBjLXN0' +
      'YXR1cy1kZXRhaWxzLWJpbjogQ0FNU0gwTnZaR1VnYVhNZ2FXNTJZV3hwWkNBb1EwOU5UVUZPUkMxelRUQmpjeWthVGdvcWRIbHda' +
      'UzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdGMwMHdZM01T' +
      'RDBOdlpHVWdhWE1nYVc1MllXeHBaQQ0K',
    detailsBin:
      'CAMSH0NvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1zTTBjcykaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9y' +
      'RGV0YWlsEiAKDUNPTU1BTkQtc00wY3MSD0NvZGUgaXMgaW52YWxpZA',
  },
  wrongOrExpiredCode_de: {
    code: 3,
    http: 400,
    message: 'Code ist nicht gültig (COMMAND-sM0cs)',
    id: 'COMMAND-sM0cs',
    detail: 'Code ist nicht gültig',
    trailerFrame:
      'gAAAARFncnBjLW1lc3NhZ2U6IENvZGUgaXN0IG5pY2h0IGclQzMlQkNsdGlnIChDT01NQU5ELXNNMGNzKQ0KZ3JwYy1zdGF0dXM6' +
      'IDMNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQU1TSmtOdlpHVWdhWE4wSUc1cFkyaDBJR2ZEdkd4MGFXY2dLRU5QVFUxQlRr' +
      'UXRjMDB3WTNNcEdsVUtLblI1Y0dVdVoyOXZaMnhsWVhCcGN5NWpiMjB2ZW1sMFlXUmxiQzUyTVM1RmNuSnZja1JsZEdGcGJCSW5D' +
      'ZzFEVDAxTlFVNUVMWE5OTUdOekVoWkRiMlJsSUdsemRDQnVhV05vZENCbnc3eHNkR2xuDQo=',
    detailsBin:
      'CAMSJkNvZGUgaXN0IG5pY2h0IGfDvGx0aWcgKENPTU1BTkQtc00wY3MpGlUKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52' +
      'MS5FcnJvckRldGFpbBInCg1DT01NQU5ELXNNMGNzEhZDb2RlIGlzdCBuaWNodCBnw7xsdGln',
  },
  wrongOrExpiredCode_ja: {
    code: 3,
    http: 400,
    message: 'コードが無効 (COMMAND-sM0cs)',
    id: 'COMMAND-sM0cs',
    detail: 'コードが無効',
    trailerFrame:
      'gAAAASNncnBjLW1lc3NhZ2U6ICVFMyU4MiVCMyVFMyU4MyVCQyVFMyU4MyU4OSVFMyU4MSU4QyVFNyU4NCVBMSVFNSU4QSVCOSAo' +
      'Q09NTUFORC1zTTBjcykNCmdycGMtc3RhdHVzOiAzDQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FNU0l1T0NzK09Edk9PRGll' +
      'T0JqT2VFb2VXS3VTQW9RMDlOVFVGT1JDMXpUVEJqY3lrYVVRb3FkSGx3WlM1bmIyOW5iR1ZoY0dsekxtTnZiUzk2YVhSaFpHVnNM' +
      'bll4TGtWeWNtOXlSR1YwWVdsc0VpTUtEVU5QVFUxQlRrUXRjMDB3WTNNU0V1T0NzK09Edk9PRGllT0JqT2VFb2VXS3VRDQo=',
    detailsBin:
      'CAMSIuOCs+ODvOODieOBjOeEoeWKuSAoQ09NTUFORC1zTTBjcykaUQoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVy' +
      'cm9yRGV0YWlsEiMKDUNPTU1BTkQtc00wY3MSEuOCs+ODvOODieOBjOeEoeWKuQ',
  },
  resendAlreadyVerified: {
    code: 9,
    http: 400,
    message: 'Phone already verified (COMMAND-2M9sf)',
    id: 'COMMAND-2M9sf',
    detail: 'Phone already verified',
    trailerFrame:
      'gAAAAQ1ncnBjLW1lc3NhZ2U6IFBob25lIGFscmVhZHkgdmVyaWZpZWQgKENPTU1BTkQtMk05c2YpDQpncnBjLXN0YXR1czogOQ0K' +
      'Z3JwYy1zdGF0dXMtZGV0YWlscy1iaW46IENBa1NKbEJvYjI1bElHRnNjbVZoWkhrZ2RtVnlhV1pwWldRZ0tFTlBUVTFCVGtRdE1r' +
      'MDVjMllwR2xVS0tuUjVjR1V1WjI5dloyeGxZWEJwY3k1amIyMHZlbWwwWVdSbGJDNTJNUzVGY25KdmNrUmxkR0ZwYkJJbkNnMURU' +
      'MDFOUVU1RUxUSk5PWE5tRWhaUWFHOXVaU0JoYkhKbFlXUjVJSFpsY21sbWFXVmsNCg==',
    detailsBin:
      'CAkSJlBob25lIGFscmVhZHkgdmVyaWZpZWQgKENPTU1BTkQtMk05c2YpGlUKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52' +
      'MS5FcnJvckRldGFpbBInCg1DT01NQU5ELTJNOXNmEhZQaG9uZSBhbHJlYWR5IHZlcmlmaWVk',
  },
  resendNoPhone: {
    code: 5,
    http: 404,
    message: 'Phone not found (COMMAND-2b7Hf)',
    id: 'COMMAND-2b7Hf',
    detail: 'Phone not found',
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBmb3VuZCAoQ09NTUFORC0yYjdIZikNCmdycGMtc3RhdHVzOiA1DQpncnBjLXN0' +
      'YXR1cy1kZXRhaWxzLWJpbjogQ0FVU0gxQm9iMjVsSUc1dmRDQm1iM1Z1WkNBb1EwOU5UVUZPUkMweVlqZElaaWthVGdvcWRIbHda' +
      'UzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdE1tSTNTR1lT' +
      'RDFCb2IyNWxJRzV2ZENCbWIzVnVaQQ0K',
    detailsBin:
      'CAUSH1Bob25lIG5vdCBmb3VuZCAoQ09NTUFORC0yYjdIZikaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9y' +
      'RGV0YWlsEiAKDUNPTU1BTkQtMmI3SGYSD1Bob25lIG5vdCBmb3VuZA',
  },
  setSamePhone: {
    code: 9,
    http: 400,
    message: 'Phone not changed (COMMAND-wF94r)',
    id: 'COMMAND-wF94r',
    detail: 'Phone not changed',
    trailerFrame:
      'gAAAAPtncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELXdGOTRyKQ0KZ3JwYy1zdGF0dXM6IDkNCmdycGMt' +
      'c3RhdHVzLWRldGFpbHMtYmluOiBDQWtTSVZCb2IyNWxJRzV2ZENCamFHRnVaMlZrSUNoRFQwMU5RVTVFTFhkR09UUnlLUnBRQ2lw' +
      'MGVYQmxMbWR2YjJkc1pXRndhWE11WTI5dEwzcHBkR0ZrWld3dWRqRXVSWEp5YjNKRVpYUmhhV3dTSWdvTlEwOU5UVUZPUkMxM1Jq' +
      'azBjaElSVUdodmJtVWdibTkwSUdOb1lXNW5aV1ENCg==',
    detailsBin:
      'CAkSIVBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELXdGOTRyKRpQCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJy' +
      'b3JEZXRhaWwSIgoNQ09NTUFORC13Rjk0chIRUGhvbmUgbm90IGNoYW5nZWQ',
  },
  removeNoPhone: {
    code: 5,
    http: 404,
    message: 'Phone not found (COMMAND-p6rsc)',
    id: 'COMMAND-p6rsc',
    detail: 'Phone not found',
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBmb3VuZCAoQ09NTUFORC1wNnJzYykNCmdycGMtc3RhdHVzOiA1DQpncnBjLXN0' +
      'YXR1cy1kZXRhaWxzLWJpbjogQ0FVU0gxQm9iMjVsSUc1dmRDQm1iM1Z1WkNBb1EwOU5UVUZPUkMxd05uSnpZeWthVGdvcWRIbHda' +
      'UzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdGNEWnljMk1T' +
      'RDFCb2IyNWxJRzV2ZENCbWIzVnVaQQ0K',
    detailsBin:
      'CAUSH1Bob25lIG5vdCBmb3VuZCAoQ09NTUFORC1wNnJzYykaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9y' +
      'RGV0YWlsEiAKDUNPTU1BTkQtcDZyc2MSD1Bob25lIG5vdCBmb3VuZA',
  },
  tokenInvalid: {
    code: 16,
    http: 401,
    message: 'Errors.Token.Invalid (AUTH-7fs1e)',
    id: 'AUTH-7fs1e',
    detail: 'Errors.Token.Invalid',
    trailerFrame:
      'gAAAAPxncnBjLW1lc3NhZ2U6IEVycm9ycy5Ub2tlbi5JbnZhbGlkIChBVVRILTdmczFlKQ0KZ3JwYy1zdGF0dXM6IDE2DQpncnBj' +
      'LXN0YXR1cy1kZXRhaWxzLWJpbjogQ0JBU0lVVnljbTl5Y3k1VWIydGxiaTVKYm5aaGJHbGtJQ2hCVlZSSUxUZG1jekZsS1JwUUNp' +
      'cDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U0lnb0tRVlZVU0MwM1puTXha' +
      'UklVUlhKeWIzSnpMbFJ2YTJWdUxrbHVkbUZzYVdRDQo=',
    detailsBin:
      'CBASIUVycm9ycy5Ub2tlbi5JbnZhbGlkIChBVVRILTdmczFlKRpQCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJy' +
      'b3JEZXRhaWwSIgoKQVVUSC03ZnMxZRIURXJyb3JzLlRva2VuLkludmFsaWQ',
  },
  originNotAllowed: {
    code: 7,
    http: 403,
    message: 'Errors.OriginNotAllowed (AUTH-DZG21)',
    id: 'AUTH-DZG21',
    detail: 'Errors.OriginNotAllowed',
    trailerFrame:
      'gAAAAQZncnBjLW1lc3NhZ2U6IEVycm9ycy5PcmlnaW5Ob3RBbGxvd2VkIChBVVRILURaRzIxKQ0KZ3JwYy1zdGF0dXM6IDcNCmdy' +
      'cGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWNTSkVWeWNtOXljeTVQY21sbmFXNU9iM1JCYkd4dmQyVmtJQ2hCVlZSSUxVUmFSekl4' +
      'S1JwVENpcDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U0pRb0tRVlZVU0Mx' +
      'RVdrY3lNUklYUlhKeWIzSnpMazl5YVdkcGJrNXZkRUZzYkc5M1pXUQ0K',
    detailsBin:
      'CAcSJEVycm9ycy5PcmlnaW5Ob3RBbGxvd2VkIChBVVRILURaRzIxKRpTCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEu' +
      'RXJyb3JEZXRhaWwSJQoKQVVUSC1EWkcyMRIXRXJyb3JzLk9yaWdpbk5vdEFsbG93ZWQ',
  },
  orgHeaderUnknown: {
    code: 7,
    http: 403,
    message: "Organisation doesn't exist (AUTH-Bs7Ds)",
    id: 'AUTH-Bs7Ds',
    detail: "Organisation doesn't exist",
    trailerFrame:
      'gAAAARFncnBjLW1lc3NhZ2U6IE9yZ2FuaXNhdGlvbiBkb2Vzbid0IGV4aXN0IChBVVRILUJzN0RzKQ0KZ3JwYy1zdGF0dXM6IDcN' +
      'CmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWNTSjA5eVoyRnVhWE5oZEdsdmJpQmtiMlZ6YmlkMElHVjRhWE4wSUNoQlZWUklM' +
      'VUp6TjBSektScFdDaXAwZVhCbExtZHZiMmRzWldGd2FYTXVZMjl0TDNwcGRHRmtaV3d1ZGpFdVJYSnliM0pFWlhSaGFXd1NLQW9L' +
      'UVZWVVNDMUNjemRFY3hJYVQzSm5ZVzVwYzJGMGFXOXVJR1J2WlhOdUozUWdaWGhwYzNRDQo=',
    detailsBin:
      'CAcSJ09yZ2FuaXNhdGlvbiBkb2Vzbid0IGV4aXN0IChBVVRILUJzN0RzKRpWCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwu' +
      'djEuRXJyb3JEZXRhaWwSKAoKQVVUSC1CczdEcxIaT3JnYW5pc2F0aW9uIGRvZXNuJ3QgZXhpc3Q',
  },
  quotaExhausted: {
    code: 8,
    http: 429,
    message: 'Quota.Access.Exhausted (QUOTA-vjAy8)',
    id: 'QUOTA-vjAy8',
    detail: 'Quota.Access.Exhausted',
    trailerFrame:
      'gAAAAQZncnBjLW1lc3NhZ2U6IFF1b3RhLkFjY2Vzcy5FeGhhdXN0ZWQgKFFVT1RBLXZqQXk4KQ0KZ3JwYy1zdGF0dXM6IDgNCmdy' +
      'cGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWdTSkZGMWIzUmhMa0ZqWTJWemN5NUZlR2hoZFhOMFpXUWdLRkZWVDFSQkxYWnFRWGs0' +
      'S1JwVENpcDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U0pRb0xVVlZQVkVF' +
      'dGRtcEJlVGdTRmxGMWIzUmhMa0ZqWTJWemN5NUZlR2hoZFhOMFpXUQ0K',
    detailsBin:
      'CAgSJFF1b3RhLkFjY2Vzcy5FeGhhdXN0ZWQgKFFVT1RBLXZqQXk4KRpTCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEu' +
      'RXJyb3JEZXRhaWwSJQoLUVVPVEEtdmpBeTgSFlF1b3RhLkFjY2Vzcy5FeGhhdXN0ZWQ',
  },
  addOtpSmsPhoneNotVerified: {
    code: 9,
    http: 400,
    message: "Multifactor OTP (OneTimePassword) isn't ready (COMMAND-Q54j2)",
    id: 'COMMAND-Q54j2',
    detail: "Multifactor OTP (OneTimePassword) isn't ready",
    trailerFrame:
      'gAAAAWJncnBjLW1lc3NhZ2U6IE11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpc24ndCByZWFkeSAoQ09NTUFORC1R' +
      'NTRqMikNCmdycGMtc3RhdHVzOiA5DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FrU1BVMTFiSFJwWm1GamRHOXlJRTlVVUNB' +
      'b1QyNWxWR2x0WlZCaGMzTjNiM0prS1NCcGMyNG5kQ0J5WldGa2VTQW9RMDlOVFVGT1JDMVJOVFJxTWlrYWJBb3FkSGx3WlM1bmIy' +
      'OW5iR1ZoY0dsekxtTnZiUzk2YVhSaFpHVnNMbll4TGtWeWNtOXlSR1YwWVdsc0VqNEtEVU5QVFUxQlRrUXRVVFUwYWpJU0xVMTFi' +
      'SFJwWm1GamRHOXlJRTlVVUNBb1QyNWxWR2x0WlZCaGMzTjNiM0prS1NCcGMyNG5kQ0J5WldGa2VRDQo=',
    detailsBin:
      'CAkSPU11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpc24ndCByZWFkeSAoQ09NTUFORC1RNTRqMikabAoqdHlwZS5n' +
      'b29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEj4KDUNPTU1BTkQtUTU0ajISLU11bHRpZmFjdG9yIE9UUCAoT25l' +
      'VGltZVBhc3N3b3JkKSBpc24ndCByZWFkeQ',
  },
  addOtpSmsAlready: {
    code: 6,
    http: 409,
    message: 'Multifactor OTP (OneTimePassword) is already set up (COMMAND-Ad3g2)',
    id: 'COMMAND-Ad3g2',
    detail: 'Multifactor OTP (OneTimePassword) is already set up',
    trailerFrame:
      'gAAAAXhncnBjLW1lc3NhZ2U6IE11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpcyBhbHJlYWR5IHNldCB1cCAoQ09N' +
      'TUFORC1BZDNnMikNCmdycGMtc3RhdHVzOiA2DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FZU1EwMTFiSFJwWm1GamRHOXlJ' +
      'RTlVVUNBb1QyNWxWR2x0WlZCaGMzTjNiM0prS1NCcGN5QmhiSEpsWVdSNUlITmxkQ0IxY0NBb1EwOU5UVUZPUkMxQlpETm5NaWth' +
      'Y2dvcWRIbHdaUzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWtRS0RVTlBUVTFCVGtR' +
      'dFFXUXpaeklTTTAxMWJIUnBabUZqZEc5eUlFOVVVQ0FvVDI1bFZHbHRaVkJoYzNOM2IzSmtLU0JwY3lCaGJISmxZV1I1SUhObGRD' +
      'QjFjQQ0K',
    detailsBin:
      'CAYSQ011bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpcyBhbHJlYWR5IHNldCB1cCAoQ09NTUFORC1BZDNnMikacgoq' +
      'dHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEkQKDUNPTU1BTkQtQWQzZzISM011bHRpZmFjdG9yIE9U' +
      'UCAoT25lVGltZVBhc3N3b3JkKSBpcyBhbHJlYWR5IHNldCB1cA',
  },
  v2VerifyWrongCode: {
    code: 3,
    http: 400,
    message: 'Code is invalid (COMMAND-eis9R)',
    id: 'COMMAND-eis9R',
    detail: 'Code is invalid',
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IENvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1laXM5UikNCmdycGMtc3RhdHVzOiAzDQpncnBjLXN0' +
      'YXR1cy1kZXRhaWxzLWJpbjogQ0FNU0gwTnZaR1VnYVhNZ2FXNTJZV3hwWkNBb1EwOU5UVUZPUkMxbGFYTTVVaWthVGdvcWRIbHda' +
      'UzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdFpXbHpPVklT' +
      'RDBOdlpHVWdhWE1nYVc1MllXeHBaQQ0K',
    detailsBin:
      'CAMSH0NvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1laXM5UikaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9y' +
      'RGV0YWlsEiAKDUNPTU1BTkQtZWlzOVISD0NvZGUgaXMgaW52YWxpZA',
  },
  v2SetSamePhone: {
    code: 9,
    http: 400,
    message: 'Phone not changed (COMMAND-Uch5e)',
    id: 'COMMAND-Uch5e',
    detail: 'Phone not changed',
    trailerFrame:
      'gAAAAPtncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELVVjaDVlKQ0KZ3JwYy1zdGF0dXM6IDkNCmdycGMt' +
      'c3RhdHVzLWRldGFpbHMtYmluOiBDQWtTSVZCb2IyNWxJRzV2ZENCamFHRnVaMlZrSUNoRFQwMU5RVTVFTFZWamFEVmxLUnBRQ2lw' +
      'MGVYQmxMbWR2YjJkc1pXRndhWE11WTI5dEwzcHBkR0ZrWld3dWRqRXVSWEp5YjNKRVpYUmhhV3dTSWdvTlEwOU5UVUZPUkMxVlky' +
      'ZzFaUklSVUdodmJtVWdibTkwSUdOb1lXNW5aV1ENCg==',
    detailsBin:
      'CAkSIVBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELVVjaDVlKRpQCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJy' +
      'b3JEZXRhaWwSIgoNQ09NTUFORC1VY2g1ZRIRUGhvbmUgbm90IGNoYW5nZWQ',
  },
  sessionOtpWrong: {
    code: 3,
    http: 400,
    message: 'Code is invalid (CODE-woT0xc)',
    id: 'CODE-woT0xc',
    detail: 'Code is invalid',
    trailerFrame:
      'gAAAAOxncnBjLW1lc3NhZ2U6IENvZGUgaXMgaW52YWxpZCAoQ09ERS13b1QweGMpDQpncnBjLXN0YXR1czogMw0KZ3JwYy1zdGF0' +
      'dXMtZGV0YWlscy1iaW46IENBTVNIVU52WkdVZ2FYTWdhVzUyWVd4cFpDQW9RMDlFUlMxM2IxUXdlR01wR2t3S0tuUjVjR1V1WjI5' +
      'dloyeGxZWEJwY3k1amIyMHZlbWwwWVdSbGJDNTJNUzVGY25KdmNrUmxkR0ZwYkJJZUNndERUMFJGTFhkdlZEQjRZeElQUTI5a1pT' +
      'QnBjeUJwYm5aaGJHbGsNCg==',
    detailsBin:
      'CAMSHUNvZGUgaXMgaW52YWxpZCAoQ09ERS13b1QweGMpGkwKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52MS5FcnJvckRl' +
      'dGFpbBIeCgtDT0RFLXdvVDB4YxIPQ29kZSBpcyBpbnZhbGlk',
  },
  sessionOtpExpired: {
    code: 9,
    http: 400,
    message: 'Code is expired (CODE-QvUQ4P)',
    id: 'CODE-QvUQ4P',
    detail: 'Code is expired',
    trailerFrame:
      'gAAAAOxncnBjLW1lc3NhZ2U6IENvZGUgaXMgZXhwaXJlZCAoQ09ERS1RdlVRNFApDQpncnBjLXN0YXR1czogOQ0KZ3JwYy1zdGF0' +
      'dXMtZGV0YWlscy1iaW46IENBa1NIVU52WkdVZ2FYTWdaWGh3YVhKbFpDQW9RMDlFUlMxUmRsVlJORkFwR2t3S0tuUjVjR1V1WjI5' +
      'dloyeGxZWEJwY3k1amIyMHZlbWwwWVdSbGJDNTJNUzVGY25KdmNrUmxkR0ZwYkJJZUNndERUMFJGTFZGMlZWRTBVQklQUTI5a1pT' +
      'QnBjeUJsZUhCcGNtVmsNCg==',
    detailsBin:
      'CAkSHUNvZGUgaXMgZXhwaXJlZCAoQ09ERS1RdlVRNFApGkwKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52MS5FcnJvckRl' +
      'dGFpbBIeCgtDT0RFLVF2VVE0UBIPQ29kZSBpcyBleHBpcmVk',
  },
  authHeaderMissing: {
    code: 16,
    http: 401,
    message: 'auth header missing',
    trailerFrame: 'gAAAADRncnBjLW1lc3NhZ2U6IGF1dGggaGVhZGVyIG1pc3NpbmcNCmdycGMtc3RhdHVzOiAxNg0K',
  },
  codeEmptyOrTooLong: {
    code: 3,
    http: 400,
    message: 'invalid VerifyMyPhoneRequest.Code: value length must be between 1 and 200 runes, inclusive',
    trailerFrame:
      'gAAAAHpncnBjLW1lc3NhZ2U6IGludmFsaWQgVmVyaWZ5TXlQaG9uZVJlcXVlc3QuQ29kZTogdmFsdWUgbGVuZ3RoIG11c3QgYmUg' +
      'YmV0d2VlbiAxIGFuZCAyMDAgcnVuZXMsIGluY2x1c2l2ZQ0KZ3JwYy1zdGF0dXM6IDMNCg==',
  },
  phoneNoPlus: {
    code: 3,
    http: 400,
    message: 'invalid SetMyPhoneRequest.Phone: value does not have prefix "+"',
    trailerFrame:
      'gAAAAF9ncnBjLW1lc3NhZ2U6IGludmFsaWQgU2V0TXlQaG9uZVJlcXVlc3QuUGhvbmU6IHZhbHVlIGRvZXMgbm90IGhhdmUgcHJl' +
      'Zml4ICIrIg0KZ3JwYy1zdGF0dXM6IDMNCg==',
  },
  v2CodeTooLong: {
    code: 3,
    http: 400,
    message: 'invalid VerifyPhoneRequest.VerificationCode: value length must be between 1 and 20 runes, inclusive',
    trailerFrame:
      'gAAAAINncnBjLW1lc3NhZ2U6IGludmFsaWQgVmVyaWZ5UGhvbmVSZXF1ZXN0LlZlcmlmaWNhdGlvbkNvZGU6IHZhbHVlIGxlbmd0' +
      'aCBtdXN0IGJlIGJldHdlZW4gMSBhbmQgMjAgcnVuZXMsIGluY2x1c2l2ZQ0KZ3JwYy1zdGF0dXM6IDMNCg==',
  },
  routeNotFound: {
    code: 5,
    http: 404,
    message: 'Not Found',
    trailerFrame: 'gAAAAClncnBjLW1lc3NhZ2U6IE5vdCBGb3VuZA0KZ3JwYy1zdGF0dXM6IDUNCg==',
  },
  methodNotAllowed: {
    code: 12,
    http: 405,
    message: 'Method Not Allowed',
    trailerFrame: 'gAAAADNncnBjLW1lc3NhZ2U6IE1ldGhvZCBOb3QgQWxsb3dlZA0KZ3JwYy1zdGF0dXM6IDEyDQo=',
  },
} as const satisfies Readonly<Record<string, ErrorVector>>

/** Whole gRPC-Web bodies. Requests carry the code 123456 or the number +41791234567. */
export const bodyVectors = {
  verifyRequest: 'AAAAAAgKBjEyMzQ1Ng==',
  verifyRequestText: 'AAAAAAgKBjEyMzQ1Ng==',
  resendRequest: 'AAAAAAA=',
  setRequest: 'AAAAAA4KDCs0MTc5MTIzNDU2Nw==',
  verifyResponseSchemaExample:
    'AAAAACcKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzSAAAAAEGdycGMtc3RhdHVzOiAwDQo=',
  verifyResponseRealistic: 'AAAAACQKIggOGgsIjKCxygYQgJTvOiIRNjk2MjkwMjM5MDY0ODgzMzSAAAAAEGdycGMtc3RhdHVzOiAwDQo=',
  getUnverified:
    'AAAAADcKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQSDgoMKzQxNzkxMjM0NTY3gAAAABBncnBjLXN0YXR1' + 'czogMA0K',
  getVerified:
    'AAAAADkKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQSEAoMKzQxNzkxMjM0NTY3EAGAAAAAEGdycGMtc3Rh' +
    'dHVzOiAwDQo=',
  getNoPhone: 'AAAAACkKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQSAIAAAAAQZ3JwYy1zdGF0dXM6IDANCg==',
  textResponse: 'AAAAACcKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQ=gAAAABBncnBjLXN0YXR1czogMA0K',
}
