/** The password of everyone who has one. */
export const betterAuthPassword = 'Passw0rd!'

/** Ten, as the server makes them: the case counts, and so does the dash. Those of whoever has an authenticator. */
export const betterAuthBackupCodes: readonly string[] = [
  'aB3dE-fG5hJ',
  'kL7mN-pQ9rS',
  'tU2vW-xY4zA',
  'bC6dF-gH8jK',
  'lM1nP-qR3sT',
  'uV5wX-yZ7aB',
  'cD9eF-gJ2kL',
  'mN4pQ-rS6tU',
  'vW8xY-zA1bC',
  'dE3fG-hJ5kM',
]
