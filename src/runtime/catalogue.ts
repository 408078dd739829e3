/**
 * What a developer may be told: by number, what happened and what to do. A number is never given to another thing; one
 * that is no longer said stays in `retired`. `ERRORS.md` is made from this (`npx vitest run --project unit
 * catalogue -u`), and `catalogue.test.tsx` wants a way to each.
 *
 * 01–19 the flow, `SignIn` and its options · 20–29 any backend · 30–39 LIFE PAY · 40–49 ONLYOFFICE · 50–59 ZITADEL ·
 * 60–69 captchas · 70–79 phone · 80–89 the other parts · 90–99 the page around them.
 */
type Entry = readonly [cause: string, cure: string]

/** Their type is the numbers alone: hosts' compilers have no use for the sentences. */
function numbered<Numbers extends string>(entries: Readonly<Record<Numbers, Entry>>): Readonly<Record<Numbers, Entry>> {
  return entries
}

/** What cannot work: thrown in every build, as an `EntryphoneError`. */
export const mistakes = /* @__PURE__ */ numbered({
  E01: [
    '`useFlow` or `useAction` is called outside of a flow.',
    'Put a `<SignIn>` or `<FlowProvider>` above the component that calls it.',
  ],
  E02: [
    'A part or a step of the widget stands outside of the card.',
    'Put a `<SignIn>`, or a `<Card>` in a `<FlowProvider>`, above it.',
  ],
  E03: [
    '`SignIn` or `FlowProvider` has no backend: `backend` has to be an object with a `name`, `routes` and `start`.',
    'Make one outside of your component, `const backend = lifepay({ … })`, and pass it: `<SignIn backend={backend} />`.',
  ],
  E04: ['A listener of `SignIn`, `FlowProvider` or a part is not a function.', 'Pass a function, or leave it out.'],
  E06: [
    'A `language` is no language tag, so nothing can be written in it, or asked for in it.',
    'Use a BCP 47 tag: `en`, `pt-BR`, `zh-Hant`.',
  ],
  E07: [
    'A backend answered with a step that its `routes` do not list for this action.',
    'Add the kind of step to the routes of that action, or answer with another one. `defineBackend` tells by type.',
  ],
  E08: [
    'A screen takes an action that the backend does not have.',
    'Add the action to the backend, or do not show the screen: `useFlow().backend` says what there is.',
  ],
  E20: [
    '`baseUrl` is missing, or is not a valid http(s) URL or path.',
    'Give an absolute `https://…`, or a path of your own origin that begins with `/`, without a query, a fragment or credentials.',
  ],
  E21: [
    'A duration is not a number of milliseconds that a timer can wait.',
    'Give a number, not a text: above zero (a pause may be zero), and below 25 days. There is no endless one.',
  ],
  E22: [
    'The server at `baseUrl` has no such path, or does not take this method there, and what answered is not the backend.',
    'Check `baseUrl`: the host, the path the backend is mounted at, and that a proxy in between passes it on.',
  ],
  E33: [
    'LIFE PAY knows no organization of the name in `organizationAlias`.',
    'Give the alias LIFE PAY has for yours, or leave it out.',
  ],
  E40: [
    'DocSpace wants a hash of the password, and none can be made: the page is not served over HTTPS, or the portal’s settings tell no usable parameters. Nothing was sent.',
    'Serve the page over HTTPS, and see that nothing in front of the portal changes `GET /api/2.0/settings`.',
  ],
  E41: [
    '`plainPassword` is set, or a hook is given the password itself, and `baseUrl` is not HTTPS. The password itself leaves over HTTPS only; nothing was sent.',
    'Give an address with `https:`, or leave `plainPassword` out and give the hook a `passwordHash`.',
  ],
  E42: ['The portal at `baseUrl` has not been set up yet.', 'Open the portal and finish its wizard.'],
  E43: [
    'Someone signed in with `codeOAuth` has a second factor, and such a code is taken once: it cannot be sent again with the second code.',
    'Give `social` a `serializedProfile` (DocSpace) or an `accessToken`, or ask for a password. An authenticator works in DocSpace on its own origin.',
  ],
  E44: [
    'The server at `baseUrl` is a Workspace, or another ONLYOFFICE, and no DocSpace.',
    'Use `workspace()` for a Workspace, or give `docspace` the address of a DocSpace.',
  ],
  E46: [
    'The portal’s links lead to another origin than `baseUrl`, so no key of theirs is used.',
    'Give `portalOrigin`, the origin the portal itself goes by, as its links have it. Behind a proxy the two differ.',
  ],
  E70: [
    '`country` is no country that has telephone numbers.',
    'Give its two letters of ISO 3166-1, in capitals: `RU`. Where you do not know it, leave it out.',
  ],
  E71: [
    'A list of countries has something in it that is none, or has none in it.',
    "Give two letters of ISO 3166-1 for each, in capitals: `['DE', 'AT']`. For all countries, leave it out.",
  ],
  E80: [
    'What a code looks like is missing or cannot be.',
    'Give `characters` (`digits`, `letters-and-digits` or `any`) and `length`, a whole number from 1 to 64; leave `length` out where it is not known.',
  ],
  E23: ['An option that is called is not a function.', 'Pass a function, or leave it out.'],
  E24: [
    'An option has a value that is none of those it can have.',
    'Use one of the values in the option’s docstring, or leave it out.',
  ],
  E25: [
    'An option that has to be a text is empty or none.',
    'Give the text. A missing variable of the environment is `undefined`.',
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
    '`zitadel` has no access token: `token` is neither a text nor a function.',
    'Pass a function that gives the token of the signed-in user, and a fresh one where it is asked with `refresh: true`.',
  ],
  E51: [
    'An access token has characters that no header carries.',
    'Give the token alone, without quotes, line breaks or `Bearer `.',
  ],
  E52: [
    'The user in ZITADEL is a machine; those have no phone and no second factors.',
    'Give the token of a person, and `userService()` the id of one.',
  ],
  E53: [
    'ZITADEL does not know the user, or the token is of another one.',
    'Give `userService()` the id of the user who is signed in, or leave it out: Auth API v1 goes by the token.',
  ],
  E54: [
    'ZITADEL refuses requests from the origin of this page.',
    'Add it to the additional origins of the application in ZITADEL, exactly: scheme, host and port, without a slash.',
  ],
  E55: ['ZITADEL does not know the organization in `x-zitadel-orgid`.', 'Give its id in `headers`, or leave it out.'],
  E56: [
    'ZITADEL refuses an access token that was just issued: it was issued for another audience.',
    'Ask for the scope `urn:zitadel:iam:org:project:id:zitadel:aud` when the user signs in.',
  ],
  E57: [
    'ZITADEL lets this token do nothing before its user has signed in with a second factor.',
    'Sign the user in again, with the second factor, in `onSignInAgain`, and give the token of that sign-in.',
  ],
  E60: [
    'A challenge has no provider that can be used here, or no site key.',
    'Give `{ provider, siteKey }`, with the key the vendor gave you for this site.',
  ],
  E61: [
    'No captcha provider has the name that the challenge asks for.',
    'Pass yours by this name in `captchaProviders` of `SignIn`, or as `load` of `Captcha`.',
  ],
  E63: [
    'What was given as the token of a captcha is empty, or no text.',
    'Give `captchaToken()` the text that your challenge gives once it is solved, and reject `solve()` while there is none.',
  ],
  E62: [
    'The vendor of the captcha does not take the site key, or not on this page.',
    'Look at the site key, and at the vendor at the list of host names it is for.',
  ],
})

/** What works, and not as it may be meant: printed once on the console, in development only. */
export const advices = /* @__PURE__ */ numbered({
  E15: [
    'Two widgets of one backend are on the page, and nothing tells apart what each keeps for a reload.',
    'Give each a `name` of its own, always the same: `<SignIn name="header" …>`. A `fetch`, and headers that name no tenant, do not tell them apart.',
  ],
  E16: [
    'A widget was given another backend of the same name, and nothing tells the two apart, so it began anew.',
    'Make the backend once, outside of your component, or give it a `scope`.',
  ],
  E17: [
    'The backend is made anew again and again.',
    'Make it once, outside of your component or with `useMemo`, and give the token as a function.',
  ],
  E18: [
    'The chunk of a screen did not load.',
    'Serve all files of the build, keep those of the last one for pages that are open, and look at the network.',
  ],
  E19: [
    'A screen threw while it was drawn, and one that says so is in its place.',
    'Look at the error above: it may come from a node, a captcha or messages you gave, or from a change of the page.',
  ],
  E09: [
    'The messages lack members, which are in English therefore.',
    'Add them: `Messages` names every one, and TypeScript tells which are missing.',
  ],
  E10: [
    'An option of `SignIn` or `Card` has a value that it does not know, and goes by its default.',
    'Use one of the values in the option’s docstring.',
  ],
  E26: [
    'An option has a name that nobody reads.',
    'Look at its spelling, or leave it out: the options of one backend are not those of another.',
  ],
  E28: [
    'The server at `baseUrl` redirected a request, which is not followed: it could carry a password elsewhere.',
    'Give the address it redirects to (https, the right host), or let the proxy in front pass these requests through.',
  ],
  E29: [
    'A function of yours did not answer within `timeout`, and the sign-in went on without it.',
    'Let it settle, and pass on the `signal` it is given. Where it needs longer, give a longer `timeout`.',
  ],
  E30: [
    'LIFE PAY refused a request for a code that carried no captcha, so it may have wanted one.',
    'Give `lifepay` the `captcha` your organization has: its provider and site key. A screen of your own passes its token.',
  ],
  E32: [
    '`verify` rejected with an error that says no more than a status, so people read that something did not work.',
    'Reject with what LIFE PAY said, `{ code: "InvalidConfirmationCode" }`, or with `new AuthError("code-wrong")`.',
  ],
  E82: [
    'A field has no label, so people who do not see it cannot know what it is for.',
    'Pass `label`: it names the field for assistive technology.',
  ],
  E45: [
    'The portal asks a directory (LDAP) about passwords and `baseUrl` is not HTTPS, so a hash is sent: nobody of the directory can sign in.',
    'Give `docspace` an address with `https:`.',
  ],
  E69: [
    'The captcha stands in a modal dialog, and its vendor opens the challenge outside of it, where nothing can be pressed.',
    'Open the dialog with `show()` instead of `showModal()`, or use hCaptcha or Turnstile, whose challenge stays inside.',
  ],
  E90: [
    'The page is in a frame whose `sandbox` does not allow forms, so its buttons submit nothing.',
    'Add `allow-forms` to the `sandbox` of the frame. The widget’s own forms go on without it.',
  ],
})

/** Numbers that were given out and are no longer said. */
export const retired: readonly string[] = []

export type MistakeNumber = keyof typeof mistakes
export type AdviceNumber = keyof typeof advices
