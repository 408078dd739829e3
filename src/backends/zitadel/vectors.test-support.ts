/**
 * ZITADEL's Auth API v1, the calls about one's own phone, as data: JSON as its gateway writes it, gRPC-Web as base64 of
 * the whole body, computed with ZITADEL's published protos. Not shipped.
 */

/** What goes out: the request as JSON, and as a gRPC-Web frame. */
export const zitadelCalls = [
  { rpc: 'GetMyPhone', method: 'GET', path: '/auth/v1/users/me/phone', frame: 'AAAAAAA=' },
  {
    rpc: 'SetMyPhone',
    method: 'PUT',
    path: '/auth/v1/users/me/phone',
    request: { phone: '+41791234567' },
    frame: 'AAAAAA4KDCs0MTc5MTIzNDU2Nw==',
  },
  {
    rpc: 'VerifyMyPhone',
    method: 'POST',
    path: '/auth/v1/users/me/phone/_verify',
    request: { code: '123456' },
    frame: 'AAAAAAgKBjEyMzQ1Ng==',
  },
  {
    rpc: 'ResendMyPhoneVerification',
    method: 'POST',
    path: '/auth/v1/users/me/phone/_resend_verification',
    request: {},
    frame: 'AAAAAAA=',
  },
  { rpc: 'RemoveMyPhone', method: 'DELETE', path: '/auth/v1/users/me/phone', frame: 'AAAAAAA=' },
] as const

/** What set, verify, resend and remove answer. A real answer has no creationDate. */
export const zitadelChanges = [
  {
    json: {
      details: {
        sequence: '2',
        creationDate: '2023-05-10T00:00:00Z',
        changeDate: '2023-05-10T00:00:00Z',
        resourceOwner: '69629023906488334',
      },
    },
    grpcWeb: 'AAAAACcKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzSAAAAAEGdycGMtc3RhdHVzOiAwDQo=',
  },
  {
    json: {
      details: { sequence: '14', changeDate: '2025-12-24T20:41:48.123456Z', resourceOwner: '69629023906488334' },
    },
    grpcWeb: 'AAAAACQKIggOGgsIjKCxygYQgJTvOiIRNjk2MjkwMjM5MDY0ODgzMzSAAAAAEGdycGMtc3RhdHVzOiAwDQo=',
  },
] as const

/** What the read answers. A zero value is left out: not verified is no key, no number an empty phone. */
export const zitadelReads = [
  {
    name: 'unverified',
    json: {
      details: {
        sequence: '2',
        creationDate: '2023-05-10T00:00:00Z',
        changeDate: '2023-05-10T00:00:00Z',
        resourceOwner: '69629023906488334',
      },
      phone: { phone: '+41791234567' },
    },
    grpcWeb:
      'AAAAADcKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQSDgoMKzQxNzkxMjM0NTY3gAAAABBncnBjLXN0YXR1czogMA0K',
  },
  {
    name: 'verified',
    json: {
      details: {
        sequence: '2',
        creationDate: '2023-05-10T00:00:00Z',
        changeDate: '2023-05-10T00:00:00Z',
        resourceOwner: '69629023906488334',
      },
      phone: { phone: '+41791234567', isPhoneVerified: true },
    },
    grpcWeb:
      'AAAAADkKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQSEAoMKzQxNzkxMjM0NTY3EAGAAAAAEGdycGMtc3RhdHVzOiAwDQo=',
  },
  {
    name: 'none',
    json: {
      details: {
        sequence: '2',
        creationDate: '2023-05-10T00:00:00Z',
        changeDate: '2023-05-10T00:00:00Z',
        resourceOwner: '69629023906488334',
      },
      phone: {},
    },
    grpcWeb: 'AAAAACkKJQgCEgYIgL3rogYaBgiAveuiBiIRNjk2MjkwMjM5MDY0ODgzMzQSAIAAAAAQZ3JwYy1zdGF0dXM6IDANCg==',
  },
] as const

/** Refusals: as JSON, as a trailer frame, and as HTTP headers over an empty body. */
export const zitadelErrors = [
  {
    name: 'wrongOrExpiredCode_en',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'Code is invalid (COMMAND-sM0cs)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-sM0cs', message: 'Code is invalid' },
      ],
    },
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IENvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1zTTBjcykNCmdycGMtc3RhdHVzOiAzDQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FNU0gwTnZaR1VnYVhNZ2FXNTJZV3hwWkNBb1EwOU5UVUZPUkMxelRUQmpjeWthVGdvcWRIbHdaUzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdGMwMHdZM01TRDBOdlpHVWdhWE1nYVc1MllXeHBaQQ0K',
    headers: {
      'grpc-status': '3',
      'grpc-message': 'Code is invalid (COMMAND-sM0cs)',
      'grpc-status-details-bin':
        'CAMSH0NvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1zTTBjcykaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEiAKDUNPTU1BTkQtc00wY3MSD0NvZGUgaXMgaW52YWxpZA',
    },
  },
  {
    name: 'wrongOrExpiredCode_de',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'Code ist nicht gültig (COMMAND-sM0cs)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'COMMAND-sM0cs',
          message: 'Code ist nicht gültig',
        },
      ],
    },
    trailerFrame:
      'gAAAARFncnBjLW1lc3NhZ2U6IENvZGUgaXN0IG5pY2h0IGclQzMlQkNsdGlnIChDT01NQU5ELXNNMGNzKQ0KZ3JwYy1zdGF0dXM6IDMNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQU1TSmtOdlpHVWdhWE4wSUc1cFkyaDBJR2ZEdkd4MGFXY2dLRU5QVFUxQlRrUXRjMDB3WTNNcEdsVUtLblI1Y0dVdVoyOXZaMnhsWVhCcGN5NWpiMjB2ZW1sMFlXUmxiQzUyTVM1RmNuSnZja1JsZEdGcGJCSW5DZzFEVDAxTlFVNUVMWE5OTUdOekVoWkRiMlJsSUdsemRDQnVhV05vZENCbnc3eHNkR2xuDQo=',
    headers: {
      'grpc-status': '3',
      'grpc-message': 'Code ist nicht g%C3%BCltig (COMMAND-sM0cs)',
      'grpc-status-details-bin':
        'CAMSJkNvZGUgaXN0IG5pY2h0IGfDvGx0aWcgKENPTU1BTkQtc00wY3MpGlUKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52MS5FcnJvckRldGFpbBInCg1DT01NQU5ELXNNMGNzEhZDb2RlIGlzdCBuaWNodCBnw7xsdGln',
    },
  },
  {
    name: 'wrongOrExpiredCode_ja',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'コードが無効 (COMMAND-sM0cs)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-sM0cs', message: 'コードが無効' },
      ],
    },
    trailerFrame:
      'gAAAASNncnBjLW1lc3NhZ2U6ICVFMyU4MiVCMyVFMyU4MyVCQyVFMyU4MyU4OSVFMyU4MSU4QyVFNyU4NCVBMSVFNSU4QSVCOSAoQ09NTUFORC1zTTBjcykNCmdycGMtc3RhdHVzOiAzDQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FNU0l1T0NzK09Edk9PRGllT0JqT2VFb2VXS3VTQW9RMDlOVFVGT1JDMXpUVEJqY3lrYVVRb3FkSGx3WlM1bmIyOW5iR1ZoY0dsekxtTnZiUzk2YVhSaFpHVnNMbll4TGtWeWNtOXlSR1YwWVdsc0VpTUtEVU5QVFUxQlRrUXRjMDB3WTNNU0V1T0NzK09Edk9PRGllT0JqT2VFb2VXS3VRDQo=',
    headers: {
      'grpc-status': '3',
      'grpc-message': '%E3%82%B3%E3%83%BC%E3%83%89%E3%81%8C%E7%84%A1%E5%8A%B9 (COMMAND-sM0cs)',
      'grpc-status-details-bin':
        'CAMSIuOCs+ODvOODieOBjOeEoeWKuSAoQ09NTUFORC1zTTBjcykaUQoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEiMKDUNPTU1BTkQtc00wY3MSEuOCs+ODvOODieOBjOeEoeWKuQ',
    },
  },
  {
    name: 'resendAlreadyVerified',
    httpStatus: 400,
    json: {
      code: 9,
      message: 'Phone already verified (COMMAND-2M9sf)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'COMMAND-2M9sf',
          message: 'Phone already verified',
        },
      ],
    },
    trailerFrame:
      'gAAAAQ1ncnBjLW1lc3NhZ2U6IFBob25lIGFscmVhZHkgdmVyaWZpZWQgKENPTU1BTkQtMk05c2YpDQpncnBjLXN0YXR1czogOQ0KZ3JwYy1zdGF0dXMtZGV0YWlscy1iaW46IENBa1NKbEJvYjI1bElHRnNjbVZoWkhrZ2RtVnlhV1pwWldRZ0tFTlBUVTFCVGtRdE1rMDVjMllwR2xVS0tuUjVjR1V1WjI5dloyeGxZWEJwY3k1amIyMHZlbWwwWVdSbGJDNTJNUzVGY25KdmNrUmxkR0ZwYkJJbkNnMURUMDFOUVU1RUxUSk5PWE5tRWhaUWFHOXVaU0JoYkhKbFlXUjVJSFpsY21sbWFXVmsNCg==',
    headers: {
      'grpc-status': '9',
      'grpc-message': 'Phone already verified (COMMAND-2M9sf)',
      'grpc-status-details-bin':
        'CAkSJlBob25lIGFscmVhZHkgdmVyaWZpZWQgKENPTU1BTkQtMk05c2YpGlUKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52MS5FcnJvckRldGFpbBInCg1DT01NQU5ELTJNOXNmEhZQaG9uZSBhbHJlYWR5IHZlcmlmaWVk',
    },
  },
  {
    name: 'resendNoPhone',
    httpStatus: 404,
    json: {
      code: 5,
      message: 'Phone not found (COMMAND-2b7Hf)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-2b7Hf', message: 'Phone not found' },
      ],
    },
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBmb3VuZCAoQ09NTUFORC0yYjdIZikNCmdycGMtc3RhdHVzOiA1DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FVU0gxQm9iMjVsSUc1dmRDQm1iM1Z1WkNBb1EwOU5UVUZPUkMweVlqZElaaWthVGdvcWRIbHdaUzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdE1tSTNTR1lTRDFCb2IyNWxJRzV2ZENCbWIzVnVaQQ0K',
    headers: {
      'grpc-status': '5',
      'grpc-message': 'Phone not found (COMMAND-2b7Hf)',
      'grpc-status-details-bin':
        'CAUSH1Bob25lIG5vdCBmb3VuZCAoQ09NTUFORC0yYjdIZikaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEiAKDUNPTU1BTkQtMmI3SGYSD1Bob25lIG5vdCBmb3VuZA',
    },
  },
  {
    name: 'setSamePhone',
    httpStatus: 400,
    json: {
      code: 9,
      message: 'Phone not changed (COMMAND-wF94r)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-wF94r', message: 'Phone not changed' },
      ],
    },
    trailerFrame:
      'gAAAAPtncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELXdGOTRyKQ0KZ3JwYy1zdGF0dXM6IDkNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWtTSVZCb2IyNWxJRzV2ZENCamFHRnVaMlZrSUNoRFQwMU5RVTVFTFhkR09UUnlLUnBRQ2lwMGVYQmxMbWR2YjJkc1pXRndhWE11WTI5dEwzcHBkR0ZrWld3dWRqRXVSWEp5YjNKRVpYUmhhV3dTSWdvTlEwOU5UVUZPUkMxM1JqazBjaElSVUdodmJtVWdibTkwSUdOb1lXNW5aV1ENCg==',
    headers: {
      'grpc-status': '9',
      'grpc-message': 'Phone not changed (COMMAND-wF94r)',
      'grpc-status-details-bin':
        'CAkSIVBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELXdGOTRyKRpQCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSIgoNQ09NTUFORC13Rjk0chIRUGhvbmUgbm90IGNoYW5nZWQ',
    },
  },
  {
    name: 'removeNoPhone',
    httpStatus: 404,
    json: {
      code: 5,
      message: 'Phone not found (COMMAND-p6rsc)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-p6rsc', message: 'Phone not found' },
      ],
    },
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBmb3VuZCAoQ09NTUFORC1wNnJzYykNCmdycGMtc3RhdHVzOiA1DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FVU0gxQm9iMjVsSUc1dmRDQm1iM1Z1WkNBb1EwOU5UVUZPUkMxd05uSnpZeWthVGdvcWRIbHdaUzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdGNEWnljMk1TRDFCb2IyNWxJRzV2ZENCbWIzVnVaQQ0K',
    headers: {
      'grpc-status': '5',
      'grpc-message': 'Phone not found (COMMAND-p6rsc)',
      'grpc-status-details-bin':
        'CAUSH1Bob25lIG5vdCBmb3VuZCAoQ09NTUFORC1wNnJzYykaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEiAKDUNPTU1BTkQtcDZyc2MSD1Bob25lIG5vdCBmb3VuZA',
    },
  },
  {
    name: 'tokenInvalid',
    httpStatus: 401,
    json: {
      code: 16,
      message: 'Errors.Token.Invalid (AUTH-7fs1e)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'AUTH-7fs1e', message: 'Errors.Token.Invalid' },
      ],
    },
    trailerFrame:
      'gAAAAPxncnBjLW1lc3NhZ2U6IEVycm9ycy5Ub2tlbi5JbnZhbGlkIChBVVRILTdmczFlKQ0KZ3JwYy1zdGF0dXM6IDE2DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0JBU0lVVnljbTl5Y3k1VWIydGxiaTVKYm5aaGJHbGtJQ2hCVlZSSUxUZG1jekZsS1JwUUNpcDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U0lnb0tRVlZVU0MwM1puTXhaUklVUlhKeWIzSnpMbFJ2YTJWdUxrbHVkbUZzYVdRDQo=',
    headers: {
      'grpc-status': '16',
      'grpc-message': 'Errors.Token.Invalid (AUTH-7fs1e)',
      'grpc-status-details-bin':
        'CBASIUVycm9ycy5Ub2tlbi5JbnZhbGlkIChBVVRILTdmczFlKRpQCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSIgoKQVVUSC03ZnMxZRIURXJyb3JzLlRva2VuLkludmFsaWQ',
    },
  },
  {
    name: 'originNotAllowed',
    httpStatus: 403,
    json: {
      code: 7,
      message: 'Errors.OriginNotAllowed (AUTH-DZG21)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'AUTH-DZG21',
          message: 'Errors.OriginNotAllowed',
        },
      ],
    },
    trailerFrame:
      'gAAAAQZncnBjLW1lc3NhZ2U6IEVycm9ycy5PcmlnaW5Ob3RBbGxvd2VkIChBVVRILURaRzIxKQ0KZ3JwYy1zdGF0dXM6IDcNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWNTSkVWeWNtOXljeTVQY21sbmFXNU9iM1JCYkd4dmQyVmtJQ2hCVlZSSUxVUmFSekl4S1JwVENpcDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U0pRb0tRVlZVU0MxRVdrY3lNUklYUlhKeWIzSnpMazl5YVdkcGJrNXZkRUZzYkc5M1pXUQ0K',
    headers: {
      'grpc-status': '7',
      'grpc-message': 'Errors.OriginNotAllowed (AUTH-DZG21)',
      'grpc-status-details-bin':
        'CAcSJEVycm9ycy5PcmlnaW5Ob3RBbGxvd2VkIChBVVRILURaRzIxKRpTCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSJQoKQVVUSC1EWkcyMRIXRXJyb3JzLk9yaWdpbk5vdEFsbG93ZWQ',
    },
  },
  {
    name: 'orgHeaderUnknown',
    httpStatus: 403,
    json: {
      code: 7,
      message: "Organisation doesn't exist (AUTH-Bs7Ds)",
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'AUTH-Bs7Ds',
          message: "Organisation doesn't exist",
        },
      ],
    },
    trailerFrame:
      'gAAAARFncnBjLW1lc3NhZ2U6IE9yZ2FuaXNhdGlvbiBkb2Vzbid0IGV4aXN0IChBVVRILUJzN0RzKQ0KZ3JwYy1zdGF0dXM6IDcNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWNTSjA5eVoyRnVhWE5oZEdsdmJpQmtiMlZ6YmlkMElHVjRhWE4wSUNoQlZWUklMVUp6TjBSektScFdDaXAwZVhCbExtZHZiMmRzWldGd2FYTXVZMjl0TDNwcGRHRmtaV3d1ZGpFdVJYSnliM0pFWlhSaGFXd1NLQW9LUVZWVVNDMUNjemRFY3hJYVQzSm5ZVzVwYzJGMGFXOXVJR1J2WlhOdUozUWdaWGhwYzNRDQo=',
    headers: {
      'grpc-status': '7',
      'grpc-message': "Organisation doesn't exist (AUTH-Bs7Ds)",
      'grpc-status-details-bin':
        'CAcSJ09yZ2FuaXNhdGlvbiBkb2Vzbid0IGV4aXN0IChBVVRILUJzN0RzKRpWCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSKAoKQVVUSC1CczdEcxIaT3JnYW5pc2F0aW9uIGRvZXNuJ3QgZXhpc3Q',
    },
  },
  {
    name: 'quotaExhausted',
    httpStatus: 429,
    json: {
      code: 8,
      message: 'The quota for authenticated requests is exhausted (QUOTA-vjAy8)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'QUOTA-vjAy8',
          message: 'The quota for authenticated requests is exhausted',
        },
      ],
    },
    trailerFrame:
      'gAAAAWlncnBjLW1lc3NhZ2U6IFRoZSBxdW90YSBmb3IgYXV0aGVudGljYXRlZCByZXF1ZXN0cyBpcyBleGhhdXN0ZWQgKFFVT1RBLXZqQXk4KQ0KZ3JwYy1zdGF0dXM6IDgNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWdTUDFSb1pTQnhkVzkwWVNCbWIzSWdZWFYwYUdWdWRHbGpZWFJsWkNCeVpYRjFaWE4wY3lCcGN5QmxlR2hoZFhOMFpXUWdLRkZWVDFSQkxYWnFRWGs0S1JwdUNpcDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U1FBb0xVVlZQVkVFdGRtcEJlVGdTTVZSb1pTQnhkVzkwWVNCbWIzSWdZWFYwYUdWdWRHbGpZWFJsWkNCeVpYRjFaWE4wY3lCcGN5QmxlR2hoZFhOMFpXUQ0K',
    headers: {
      'grpc-status': '8',
      'grpc-message': 'The quota for authenticated requests is exhausted (QUOTA-vjAy8)',
      'grpc-status-details-bin':
        'CAgSP1RoZSBxdW90YSBmb3IgYXV0aGVudGljYXRlZCByZXF1ZXN0cyBpcyBleGhhdXN0ZWQgKFFVT1RBLXZqQXk4KRpuCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSQAoLUVVPVEEtdmpBeTgSMVRoZSBxdW90YSBmb3IgYXV0aGVudGljYXRlZCByZXF1ZXN0cyBpcyBleGhhdXN0ZWQ',
    },
  },
  {
    name: 'quotaExhausted_untranslatedKey',
    httpStatus: 429,
    json: {
      code: 8,
      message: 'Quota.Access.Exhausted (QUOTA-vjAy8)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'QUOTA-vjAy8',
          message: 'Quota.Access.Exhausted',
        },
      ],
    },
    trailerFrame:
      'gAAAAQZncnBjLW1lc3NhZ2U6IFF1b3RhLkFjY2Vzcy5FeGhhdXN0ZWQgKFFVT1RBLXZqQXk4KQ0KZ3JwYy1zdGF0dXM6IDgNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWdTSkZGMWIzUmhMa0ZqWTJWemN5NUZlR2hoZFhOMFpXUWdLRkZWVDFSQkxYWnFRWGs0S1JwVENpcDBlWEJsTG1kdmIyZHNaV0Z3YVhNdVkyOXRMM3BwZEdGa1pXd3VkakV1UlhKeWIzSkVaWFJoYVd3U0pRb0xVVlZQVkVFdGRtcEJlVGdTRmxGMWIzUmhMa0ZqWTJWemN5NUZlR2hoZFhOMFpXUQ0K',
    headers: {
      'grpc-status': '8',
      'grpc-message': 'Quota.Access.Exhausted (QUOTA-vjAy8)',
      'grpc-status-details-bin':
        'CAgSJFF1b3RhLkFjY2Vzcy5FeGhhdXN0ZWQgKFFVT1RBLXZqQXk4KRpTCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSJQoLUVVPVEEtdmpBeTgSFlF1b3RhLkFjY2Vzcy5FeGhhdXN0ZWQ',
    },
  },
  {
    name: 'addOtpSmsPhoneNotVerified',
    httpStatus: 400,
    json: {
      code: 9,
      message: "Multifactor OTP (OneTimePassword) isn't ready (COMMAND-Q54j2)",
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'COMMAND-Q54j2',
          message: "Multifactor OTP (OneTimePassword) isn't ready",
        },
      ],
    },
    trailerFrame:
      'gAAAAWJncnBjLW1lc3NhZ2U6IE11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpc24ndCByZWFkeSAoQ09NTUFORC1RNTRqMikNCmdycGMtc3RhdHVzOiA5DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FrU1BVMTFiSFJwWm1GamRHOXlJRTlVVUNBb1QyNWxWR2x0WlZCaGMzTjNiM0prS1NCcGMyNG5kQ0J5WldGa2VTQW9RMDlOVFVGT1JDMVJOVFJxTWlrYWJBb3FkSGx3WlM1bmIyOW5iR1ZoY0dsekxtTnZiUzk2YVhSaFpHVnNMbll4TGtWeWNtOXlSR1YwWVdsc0VqNEtEVU5QVFUxQlRrUXRVVFUwYWpJU0xVMTFiSFJwWm1GamRHOXlJRTlVVUNBb1QyNWxWR2x0WlZCaGMzTjNiM0prS1NCcGMyNG5kQ0J5WldGa2VRDQo=',
    headers: {
      'grpc-status': '9',
      'grpc-message': "Multifactor OTP (OneTimePassword) isn't ready (COMMAND-Q54j2)",
      'grpc-status-details-bin':
        'CAkSPU11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpc24ndCByZWFkeSAoQ09NTUFORC1RNTRqMikabAoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEj4KDUNPTU1BTkQtUTU0ajISLU11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpc24ndCByZWFkeQ',
    },
  },
  {
    name: 'addOtpSmsAlready',
    httpStatus: 409,
    json: {
      code: 6,
      message: 'Multifactor OTP (OneTimePassword) is already set up (COMMAND-Ad3g2)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'COMMAND-Ad3g2',
          message: 'Multifactor OTP (OneTimePassword) is already set up',
        },
      ],
    },
    trailerFrame:
      'gAAAAXhncnBjLW1lc3NhZ2U6IE11bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpcyBhbHJlYWR5IHNldCB1cCAoQ09NTUFORC1BZDNnMikNCmdycGMtc3RhdHVzOiA2DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FZU1EwMTFiSFJwWm1GamRHOXlJRTlVVUNBb1QyNWxWR2x0WlZCaGMzTjNiM0prS1NCcGN5QmhiSEpsWVdSNUlITmxkQ0IxY0NBb1EwOU5UVUZPUkMxQlpETm5NaWthY2dvcWRIbHdaUzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWtRS0RVTlBUVTFCVGtRdFFXUXpaeklTTTAxMWJIUnBabUZqZEc5eUlFOVVVQ0FvVDI1bFZHbHRaVkJoYzNOM2IzSmtLU0JwY3lCaGJISmxZV1I1SUhObGRDQjFjQQ0K',
    headers: {
      'grpc-status': '6',
      'grpc-message': 'Multifactor OTP (OneTimePassword) is already set up (COMMAND-Ad3g2)',
      'grpc-status-details-bin':
        'CAYSQ011bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpcyBhbHJlYWR5IHNldCB1cCAoQ09NTUFORC1BZDNnMikacgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEkQKDUNPTU1BTkQtQWQzZzISM011bHRpZmFjdG9yIE9UUCAoT25lVGltZVBhc3N3b3JkKSBpcyBhbHJlYWR5IHNldCB1cA',
    },
  },
  {
    name: 'v2VerifyWrongCode',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'Code is invalid (COMMAND-eis9R)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-eis9R', message: 'Code is invalid' },
      ],
    },
    trailerFrame:
      'gAAAAPRncnBjLW1lc3NhZ2U6IENvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1laXM5UikNCmdycGMtc3RhdHVzOiAzDQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FNU0gwTnZaR1VnYVhNZ2FXNTJZV3hwWkNBb1EwOU5UVUZPUkMxbGFYTTVVaWthVGdvcWRIbHdaUzVuYjI5bmJHVmhjR2x6TG1OdmJTOTZhWFJoWkdWc0xuWXhMa1Z5Y205eVJHVjBZV2xzRWlBS0RVTlBUVTFCVGtRdFpXbHpPVklTRDBOdlpHVWdhWE1nYVc1MllXeHBaQQ0K',
    headers: {
      'grpc-status': '3',
      'grpc-message': 'Code is invalid (COMMAND-eis9R)',
      'grpc-status-details-bin':
        'CAMSH0NvZGUgaXMgaW52YWxpZCAoQ09NTUFORC1laXM5UikaTgoqdHlwZS5nb29nbGVhcGlzLmNvbS96aXRhZGVsLnYxLkVycm9yRGV0YWlsEiAKDUNPTU1BTkQtZWlzOVISD0NvZGUgaXMgaW52YWxpZA',
    },
  },
  {
    name: 'v2SetSamePhone',
    httpStatus: 400,
    json: {
      code: 9,
      message: 'Phone not changed (COMMAND-Uch5e)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-Uch5e', message: 'Phone not changed' },
      ],
    },
    trailerFrame:
      'gAAAAPtncnBjLW1lc3NhZ2U6IFBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELVVjaDVlKQ0KZ3JwYy1zdGF0dXM6IDkNCmdycGMtc3RhdHVzLWRldGFpbHMtYmluOiBDQWtTSVZCb2IyNWxJRzV2ZENCamFHRnVaMlZrSUNoRFQwMU5RVTVFTFZWamFEVmxLUnBRQ2lwMGVYQmxMbWR2YjJkc1pXRndhWE11WTI5dEwzcHBkR0ZrWld3dWRqRXVSWEp5YjNKRVpYUmhhV3dTSWdvTlEwOU5UVUZPUkMxVlkyZzFaUklSVUdodmJtVWdibTkwSUdOb1lXNW5aV1ENCg==',
    headers: {
      'grpc-status': '9',
      'grpc-message': 'Phone not changed (COMMAND-Uch5e)',
      'grpc-status-details-bin':
        'CAkSIVBob25lIG5vdCBjaGFuZ2VkIChDT01NQU5ELVVjaDVlKRpQCip0eXBlLmdvb2dsZWFwaXMuY29tL3ppdGFkZWwudjEuRXJyb3JEZXRhaWwSIgoNQ09NTUFORC1VY2g1ZRIRUGhvbmUgbm90IGNoYW5nZWQ',
    },
  },
  {
    name: 'sessionOtpWrong',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'Code is invalid (CODE-woT0xc)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'CODE-woT0xc', message: 'Code is invalid' },
      ],
    },
    trailerFrame:
      'gAAAAOxncnBjLW1lc3NhZ2U6IENvZGUgaXMgaW52YWxpZCAoQ09ERS13b1QweGMpDQpncnBjLXN0YXR1czogMw0KZ3JwYy1zdGF0dXMtZGV0YWlscy1iaW46IENBTVNIVU52WkdVZ2FYTWdhVzUyWVd4cFpDQW9RMDlFUlMxM2IxUXdlR01wR2t3S0tuUjVjR1V1WjI5dloyeGxZWEJwY3k1amIyMHZlbWwwWVdSbGJDNTJNUzVGY25KdmNrUmxkR0ZwYkJJZUNndERUMFJGTFhkdlZEQjRZeElQUTI5a1pTQnBjeUJwYm5aaGJHbGsNCg==',
    headers: {
      'grpc-status': '3',
      'grpc-message': 'Code is invalid (CODE-woT0xc)',
      'grpc-status-details-bin':
        'CAMSHUNvZGUgaXMgaW52YWxpZCAoQ09ERS13b1QweGMpGkwKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52MS5FcnJvckRldGFpbBIeCgtDT0RFLXdvVDB4YxIPQ29kZSBpcyBpbnZhbGlk',
    },
  },
  {
    name: 'sessionOtpExpired',
    httpStatus: 400,
    json: {
      code: 9,
      message: 'Code is expired (CODE-QvUQ4P)',
      details: [
        { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'CODE-QvUQ4P', message: 'Code is expired' },
      ],
    },
    trailerFrame:
      'gAAAAOxncnBjLW1lc3NhZ2U6IENvZGUgaXMgZXhwaXJlZCAoQ09ERS1RdlVRNFApDQpncnBjLXN0YXR1czogOQ0KZ3JwYy1zdGF0dXMtZGV0YWlscy1iaW46IENBa1NIVU52WkdVZ2FYTWdaWGh3YVhKbFpDQW9RMDlFUlMxUmRsVlJORkFwR2t3S0tuUjVjR1V1WjI5dloyeGxZWEJwY3k1amIyMHZlbWwwWVdSbGJDNTJNUzVGY25KdmNrUmxkR0ZwYkJJZUNndERUMFJGTFZGMlZWRTBVQklQUTI5a1pTQnBjeUJsZUhCcGNtVmsNCg==',
    headers: {
      'grpc-status': '9',
      'grpc-message': 'Code is expired (CODE-QvUQ4P)',
      'grpc-status-details-bin':
        'CAkSHUNvZGUgaXMgZXhwaXJlZCAoQ09ERS1RdlVRNFApGkwKKnR5cGUuZ29vZ2xlYXBpcy5jb20veml0YWRlbC52MS5FcnJvckRldGFpbBIeCgtDT0RFLVF2VVE0UBIPQ29kZSBpcyBleHBpcmVk',
    },
  },
  {
    name: 'authHeaderMissing',
    httpStatus: 401,
    json: { code: 16, message: 'auth header missing' },
    trailerFrame: 'gAAAADRncnBjLW1lc3NhZ2U6IGF1dGggaGVhZGVyIG1pc3NpbmcNCmdycGMtc3RhdHVzOiAxNg0K',
    headers: { 'grpc-status': '16', 'grpc-message': 'auth header missing' },
  },
  {
    name: 'codeEmptyOrTooLong',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'invalid VerifyMyPhoneRequest.Code: value length must be between 1 and 200 runes, inclusive',
    },
    trailerFrame:
      'gAAAAHpncnBjLW1lc3NhZ2U6IGludmFsaWQgVmVyaWZ5TXlQaG9uZVJlcXVlc3QuQ29kZTogdmFsdWUgbGVuZ3RoIG11c3QgYmUgYmV0d2VlbiAxIGFuZCAyMDAgcnVuZXMsIGluY2x1c2l2ZQ0KZ3JwYy1zdGF0dXM6IDMNCg==',
    headers: {
      'grpc-status': '3',
      'grpc-message': 'invalid VerifyMyPhoneRequest.Code: value length must be between 1 and 200 runes, inclusive',
    },
  },
  {
    name: 'phoneNoPlus',
    httpStatus: 400,
    json: { code: 3, message: 'invalid SetMyPhoneRequest.Phone: value does not have prefix "+"' },
    trailerFrame:
      'gAAAAF9ncnBjLW1lc3NhZ2U6IGludmFsaWQgU2V0TXlQaG9uZVJlcXVlc3QuUGhvbmU6IHZhbHVlIGRvZXMgbm90IGhhdmUgcHJlZml4ICIrIg0KZ3JwYy1zdGF0dXM6IDMNCg==',
    headers: { 'grpc-status': '3', 'grpc-message': 'invalid SetMyPhoneRequest.Phone: value does not have prefix "+"' },
  },
  {
    name: 'v2CodeTooLong',
    httpStatus: 400,
    json: {
      code: 3,
      message: 'invalid VerifyPhoneRequest.VerificationCode: value length must be between 1 and 20 runes, inclusive',
    },
    trailerFrame:
      'gAAAAINncnBjLW1lc3NhZ2U6IGludmFsaWQgVmVyaWZ5UGhvbmVSZXF1ZXN0LlZlcmlmaWNhdGlvbkNvZGU6IHZhbHVlIGxlbmd0aCBtdXN0IGJlIGJldHdlZW4gMSBhbmQgMjAgcnVuZXMsIGluY2x1c2l2ZQ0KZ3JwYy1zdGF0dXM6IDMNCg==',
    headers: {
      'grpc-status': '3',
      'grpc-message':
        'invalid VerifyPhoneRequest.VerificationCode: value length must be between 1 and 20 runes, inclusive',
    },
  },
  {
    name: 'routeNotFound',
    httpStatus: 404,
    json: { code: 5, message: 'Not Found' },
    trailerFrame: 'gAAAAClncnBjLW1lc3NhZ2U6IE5vdCBGb3VuZA0KZ3JwYy1zdGF0dXM6IDUNCg==',
    headers: { 'grpc-status': '5', 'grpc-message': 'Not Found' },
  },
  {
    name: 'methodNotAllowed',
    httpStatus: 405,
    json: { code: 12, message: 'Method Not Allowed' },
    trailerFrame: 'gAAAADNncnBjLW1lc3NhZ2U6IE1ldGhvZCBOb3QgQWxsb3dlZA0KZ3JwYy1zdGF0dXM6IDEyDQo=',
    headers: { 'grpc-status': '12', 'grpc-message': 'Method Not Allowed' },
  },
] as const

/** The headers both of ZITADEL's CORS rules let a page send. */
export const zitadelCorsHeaders = [
  'origin',
  'content-type',
  'accept',
  'accept-language',
  'authorization',
  'x-zitadel-orgid',
  'x-user-agent',
  'x-grpc-web',
] as const
