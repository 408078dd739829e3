/** SmsKeyStorage, both products: a code lives this long, and so does the count of messages since the last one. */
export const smsWindow = 10 * 60_000
