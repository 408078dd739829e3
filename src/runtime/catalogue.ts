/**
 * What a developer may be told: by number, what happened and what to do. A number is never given to another thing; one
 * that is no longer said stays in `retired`. `ERRORS.md` is made from this (`npx vitest run --project unit
 * catalogue -u`), and `catalogue.test.tsx` wants a way to each.
 *
 * 01–19 the flow, `SignIn` and its options · 20–29 any backend · 30–39 LIFE PAY · 40–49 ONLYOFFICE · 50–59 ZITADEL ·
 * 60–69 captchas · 70, 71 phone · 72–79, 92–99 better-auth · 80–89 the other parts · 90, 91 the page around them · 100–129
 * the relay's, in `src/relay/mistakes.ts` · 130 the sandbox's · 140 the script's · 150 the
 * inspector's, each in a `mistakes.ts` of its own.
 */
type Entry = readonly [cause: string, cure: string]

/** Their type is the numbers alone: hosts' compilers have no use for the sentences. */
function numbered<Numbers extends string>(entries: Readonly<Record<Numbers, Entry>>): Readonly<Record<Numbers, Entry>> {
  return entries
}

/** What cannot work: thrown in every build, as an `EntryphoneError`. */
export const mistakes = /* @__PURE__ */ numbered({
  E01: [
    '`useFlow` or `useAction` is called in a component that has no flow above it.',
    'Put a `<SignIn>` or `<FlowProvider>` above the component that calls it.',
  ],
  E02: [
    'A part or a step of the widget is rendered outside of a `<Card>`.',
    'Put a `<SignIn>`, or a `<Card>` in a `<FlowProvider>`, above it.',
  ],
  E03: [
    '`SignIn` or `FlowProvider` has no backend: `backend` has to be an object with a `name`, `routes` and `start`.',
    'Make one outside of your component, `const backend = lifepay({ … })`, and pass it: `<SignIn backend={backend} />`.',
  ],
  E04: [
    'A callback of `SignIn`, `FlowProvider` or a part (`onDone`, `onEvent`, …) is not a function.',
    'Pass a function, or leave it out.',
  ],
  E06: ['A `language` is not a valid language tag.', 'Use a BCP 47 tag: `en`, `pt-BR`, `zh-Hant`.'],
  E07: [
    'A backend answered with a step that its `routes` do not list for this action.',
    'Add the kind of step to the routes of that action, or answer with another one. `defineBackend` checks this at compile time.',
  ],
  E08: [
    'A screen calls an action that the backend does not have.',
    'Add the action to the backend, or do not show that screen with it: `useFlow().backend` is the backend in use.',
  ],
  E20: [
    '`baseUrl` is missing, or is not a valid http(s) URL or path.',
    'Give an absolute `https://…`, or a path of your own origin that begins with `/`, without a query, a fragment or credentials.',
  ],
  E21: [
    'A duration is not a valid number of milliseconds.',
    'Give a number, not a string: above zero (a pause may be zero) and below 25 days. An infinite duration is not possible.',
  ],
  E22: [
    'The server at `baseUrl` has no such path, or does not accept this method there: what answered is not the backend.',
    'Check `baseUrl`: the host, the path the backend is mounted at, and whether a proxy in between passes the path on.',
  ],
  E33: [
    'LIFE PAY has no organization with the name in `organizationAlias`.',
    'Give the alias that LIFE PAY has for your organization, or leave it out.',
  ],
  E40: [
    'DocSpace needs a hash of the password, and none can be computed: the page is not served over HTTPS, or the portal’s settings give no usable parameters. Nothing was sent.',
    'Serve the page over HTTPS, and make sure that nothing in front of the portal changes `GET /api/2.0/settings`.',
  ],
  E41: [
    '`plainPassword` is set, or a hook is given the password itself, and `baseUrl` is not HTTPS. A password is sent over HTTPS only, so nothing was sent.',
    'Give an address with `https:`, or leave `plainPassword` out and give the hook a `passwordHash`.',
  ],
  E42: ['The portal at `baseUrl` has not been set up yet.', 'Open the portal and finish its wizard.'],
  E43: [
    'Someone who signed in with `codeOAuth` has a second factor. Such a code works once, so it cannot be sent again together with the second code.',
    'Give `social` a `serializedProfile` (DocSpace) or an `accessToken`, or ask for a password. An authenticator works in DocSpace on its own origin.',
  ],
  E44: [
    'The server at `baseUrl` is not a DocSpace: it is a Workspace, or another ONLYOFFICE product.',
    'Use `workspace()` for a Workspace, or give `docspace` the address of a DocSpace.',
  ],
  E46: [
    'The portal’s links lead to another origin than `baseUrl`, so the keys in them are not used.',
    'Give `portalOrigin`: the origin that the portal writes into its links. Behind a proxy it differs from `baseUrl`.',
  ],
  E70: [
    '`country` is not the code of a country that has telephone numbers.',
    'Give two capital letters, as ISO 3166-1 has them: `RU`. If you do not know the country, leave it out.',
  ],
  E71: [
    'A list of countries is empty, or contains something that is not the code of a country.',
    "Give two capital letters for each, as ISO 3166-1 has them: `['DE', 'AT']`. For all countries, leave the list out.",
  ],
  E72: [
    '`baseUrl` of `betterAuth` ends with an endpoint, and each endpoint is put below it.',
    'End it where the endpoints begin, with the `basePath` of the server: `https://app.example.com/api/auth`.',
  ],
  E73: [
    '`betterAuth` has `bearer`, and passwords without cookies. A password can ask for a second factor, whose challenge is a cookie and nothing else, so nobody who has one could sign in.',
    'Give `credentials: "include"`, or `"same-origin"` behind a proxy of your own, so that cookies travel; or sign in with `signIn: "phone"`.',
  ],
  E74: [
    'The session of `betterAuth` is a cookie, and `credentials: "omit"` drops it.',
    'Leave `credentials` out on the origin of the server, and give `"include"` on another; or have a token with `bearer: true`.',
  ],
  E75: [
    'better-auth cannot verify the tokens of this captcha provider (Yandex SmartCaptcha is one of those).',
    'Give `hcaptcha`, `recaptcha` or `turnstile`, or `captchafox` with a provider of your own: whichever `captcha()` of the server has.',
  ],
  E76: [
    'The life of a code is less than a second, or is not a number. It is in milliseconds, and `expiresIn` of better-auth is in seconds.',
    'Give milliseconds: `codeLife: 300_000` is five minutes.',
  ],
  E77: [
    '`headers` of `betterAuth` have a bearer token where none may be. The server takes it for the session and lets it win over every cookie, and several of its answers replace it.',
    'Leave it out to sign someone in. For someone who is signed in add `bearer: true`, and keep the new `session.token` that `onDone` has.',
  ],
  E78: [
    '`betterAuth` has `bearer`, and no token says who is signed in.',
    'Give it in `headers`, best as a function: `headers: () => ({ authorization: `Bearer ${token}` })`. Whose session is a cookie needs no `bearer`.',
  ],
  E80: [
    'The shape of a code is missing, or is not valid.',
    'Give `characters` (`digits`, `letters-and-digits` or `any`) and `length`, a whole number from 1 to 64; leave `length` out where it is not known.',
  ],
  E23: ['An option that has to be a function is not one.', 'Pass a function, or leave it out.'],
  E24: [
    'An option has a value that is not one of the allowed ones.',
    'Use one of the values in the option’s docstring, or leave it out.',
  ],
  E25: [
    'An option that has to be a string is empty, or is not a string.',
    'Give the string. An environment variable that is not set is `undefined`.',
  ],
  E27: [
    'A header of `headers` has a name or a value that cannot be sent.',
    'Names are letters, digits and hyphens; values are visible Latin characters, without line breaks.',
  ],
  E31: [
    '`lifepay` has neither `verify` nor a `completion` of its own, or both.',
    'Give `verify`, a function of yours that turns phone and code into a session, or `completion`: `password`, `sign-up` or `reset-password`.',
  ],
  E50: [
    '`zitadel` has no access token: `token` is neither a string nor a function.',
    'Pass a function that returns the token of the signed-in user, and a fresh one where it is called with `refresh: true`.',
  ],
  E51: [
    'An access token contains characters that an HTTP header cannot carry.',
    'Give the token alone, without quotes, line breaks or `Bearer `.',
  ],
  E52: [
    'The user in ZITADEL is a machine user, which has no phone number and no second factors.',
    'Give the token of a person, and `userService()` the id of one.',
  ],
  E53: [
    'ZITADEL does not know the user, or the token belongs to another one.',
    'Give `userService()` the id of the user who is signed in, or leave it out: Auth API v1 goes by the token.',
  ],
  E54: [
    'ZITADEL refuses requests from the origin of this page.',
    'Add it to the additional origins of the application in ZITADEL, exactly: scheme, host and port, without a slash.',
  ],
  E55: ['ZITADEL does not know the organization in `x-zitadel-orgid`.', 'Give its id in `headers`, or leave it out.'],
  E56: [
    'ZITADEL refuses an access token that was just issued: it is for another audience.',
    'Request the scope `urn:zitadel:iam:org:project:id:zitadel:aud` when the user signs in.',
  ],
  E57: [
    'ZITADEL accepts nothing with this token until its user has signed in with a second factor.',
    'Sign the user in again, with the second factor, in `onSignInAgain`, and give the token of that sign-in.',
  ],
  E60: [
    'A captcha challenge has no usable provider, or no site key.',
    'Give `{ provider, siteKey }`, with the key the vendor gave you for this site.',
  ],
  E61: [
    'There is no captcha provider with the name in the challenge.',
    'Pass yours under this name in `captchaProviders` of `SignIn`, or as `load` of `Captcha`.',
  ],
  E63: [
    'What was given to `captchaToken()` is empty, or is not a string.',
    'Give `captchaToken()` the string that your challenge returns once it is solved. While there is none, let `solve()` reject.',
  ],
  E62: [
    'The captcha vendor does not accept the site key, or not on this page.',
    'Check the site key, and the host names it is registered for with the vendor.',
  ],
  E92: [
    'better-auth refuses requests from the origin of this page: it is not among its trusted origins, or the browser sends none.',
    'Add it to `trustedOrigins` of `betterAuth`, exactly: scheme, host and port. A frame with `sandbox` has an origin only with `allow-same-origin`.',
  ],
  E93: [
    'The better-auth server is older than 1.6: it does not say which second factors a person has.',
    'Update `better-auth` on the server to 1.6 or later.',
  ],
  E94: [
    'The better-auth server wants a captcha for this, and `betterAuth` was given none.',
    'Give `captcha`: the provider that the captcha plugin has, its site key, and which requests its `endpoints` guard.',
  ],
  E95: [
    'The better-auth server has nothing configured for what was asked: the function that sends messages is missing, or the factor.',
    'Give `phoneNumber` a `sendOTP`, and `twoFactor` an `otpOptions.sendOTP`; do not disable `totpOptions` where authenticators are used.',
  ],
  E96: [
    'better-auth has put another session in the place of the one before, and the answer has no `set-auth-token` that a page can read. The token in its body is dead, so `session.token` is missing.',
    'Add the `bearer` plugin to the server, after `twoFactor`, and expose `set-auth-token` where CORS is answered.',
  ],
  E97: [
    'The better-auth server knows no messages as a second factor of their own: it is older than 1.7, and has begun an authenticator instead. Nothing was turned on.',
    'Update `better-auth` on the server to 1.7 or later for `intent: "add-sms"`.',
  ],
})

/** What works, and not as it may be meant: printed once on the console, in development only. */
export const advices = /* @__PURE__ */ numbered({
  E15: [
    'Two widgets with the same backend are on the page, and what they keep for a reload cannot be told apart.',
    'Give each a `name` that never changes: `<SignIn name="header" …>`. A `fetch`, and headers that name no tenant, do not tell them apart.',
  ],
  E16: [
    'A widget was given another backend with the same name, and nothing tells the two apart, so it started again.',
    'Create the backend once, outside of your component, or give it a `scope`.',
  ],
  E17: [
    'The backend is created again on every render.',
    'Create it once, outside of your component or with `useMemo`, and give the token as a function.',
  ],
  E18: [
    'The chunk of a screen did not load.',
    'Serve all files of the build, and keep those of the last build for pages that are still open. The network tab shows which file is missing.',
  ],
  E19: [
    'A screen threw an error while it rendered, and an error screen is shown in its place.',
    'Look at the error above: it may come from an element, a captcha or messages of yours, or from a script that changes the page.',
  ],
  E09: [
    'The messages are not complete. What is missing is shown in English.',
    'Add the members named here: the type `Messages` has all of them, so TypeScript shows which are missing.',
  ],
  E11: [
    'No language has a text of this name, so what was given to `withTexts` for it is never said.',
    'Check the spelling: the type `Messages` has all of the names, so TypeScript shows which are meant.',
  ],
  E10: [
    'An option of `SignIn` or `Card` has a value that it does not know, so the default is used.',
    'Use one of the values in the option’s docstring.',
  ],
  E12: [
    'The page has no rule of the stylesheet, so the widget looks like plain HTML, and what is for screen readers alone is seen.',
    'Add `import "entryphone/theme.css"`, or a link to it; in a shadow root, to that root. With styles of your own, hide `.entryphone-hidden` from sight with `position: absolute`.',
  ],
  E26: [
    'There is no option with this name, so it does nothing.',
    'Check the spelling, or remove it: each backend has options of its own.',
  ],
  E28: [
    'The server at `baseUrl` redirected a request. It is not followed, since it could take a password elsewhere.',
    'Give the address that it redirects to (https, the right host), or let the proxy in front pass these requests through.',
  ],
  E29: [
    'A function of yours did not answer within `timeout`, so the sign-in went on without it.',
    'Let its promise settle, and pass on the `signal` it is given. If it needs longer, give a longer `timeout`.',
  ],
  E30: [
    'LIFE PAY refused a request for a code that had no captcha, so it may require one.',
    'Give `lifepay` the `captcha` of your organization: its provider and site key. A screen of your own passes the token.',
  ],
  E32: [
    '`verify` rejected with an error that has no more than a status, so people only read that something did not work.',
    'Reject with what LIFE PAY said, `{ code: "InvalidConfirmationCode" }`, or with `new AuthError("code-wrong")`.',
  ],
  E82: [
    'A field has no label, so people who cannot see it do not know what it is for.',
    'Pass `label`: it names the field for assistive technology.',
  ],
  E45: [
    'The portal asks a directory (LDAP) about passwords, and `baseUrl` is not HTTPS, so only a hash is sent: nobody from the directory can sign in.',
    'Give `docspace` an address with `https:`.',
  ],
  E69: [
    'The captcha is in a modal dialog, and its vendor opens the challenge outside of that dialog, where nothing can be clicked.',
    'Open the dialog with `show()` instead of `showModal()`, or use hCaptcha or Turnstile, whose challenge stays inside.',
  ],
  E98: [
    'The better-auth server did not know the sign-in that a second factor was just given for. Its challenge is a cookie, so the cookie did not come along.',
    'Serve the widget and better-auth from one site, best from one origin; from another origin set `credentials: "include"`, and name it in CORS.',
  ],
  E90: [
    'The page is in a frame whose `sandbox` does not allow forms, so buttons of forms do nothing.',
    'Add `allow-forms` to the `sandbox` of the frame. The widget’s own forms work without it.',
  ],
})

/** Numbers that were given out and are no longer said. */
export const retired: readonly string[] = []

export type MistakeNumber = keyof typeof mistakes
export type AdviceNumber = keyof typeof advices
