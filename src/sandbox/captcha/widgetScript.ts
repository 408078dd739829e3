/**
 * What the four stand-ins share, as the text of a browser script: a box with a check, a challenge on `body`, and a
 * token from the sandbox. `sandbox` (`{issue, query}`) is put in front by the server. Styles are set as properties and
 * text as text, so that the strictest content security policy has nothing to say.
 */
export const widgetScript = String.raw`
function calledBy(value) {
  return typeof value === 'function' ? value : typeof value === 'string' ? window[value] : undefined
}

function call(value, ...args) {
  const called = calledBy(value)
  if (typeof called === 'function') called(...args)
}

function elementOf(container) {
  const element = typeof container === 'string' ? document.getElementById(container) : container
  // Of whichever window.
  if (element === null || element.nodeType !== 1) throw new Error('There is no container ' + container + '.')
  return element
}

function wordsIn(language) {
  return String(language || sandbox.query.hl || navigator.language).startsWith('ru')
    ? { human: 'Я не робот', challenge: 'Проверка', pass: 'Пройти', close: 'Закрыть' }
    : { human: 'I am not a robot', challenge: 'Challenge', pass: 'Pass', close: 'Close' }
}

function isDark(theme) {
  return theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
}

function textButton(text, pressed) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text
  Object.assign(button.style, { font: 'inherit', minHeight: '32px', padding: '0 16px', cursor: 'pointer' })
  button.addEventListener('click', pressed)
  return button
}

function namedFrame(name) {
  const frame = document.createElement('iframe')
  frame.name = name
  frame.title = 'captcha'
  frame.style.display = 'none'
  return frame
}

/**
 * options: container, siteKey, language, theme, width, height, brand, field (undefined for none), invisible, challenge,
 * silent, blocked, closable (not false: a challenge can be closed), frames (two names,
 * where a vendor's frames can be found by name: one in the box, one in a curtain that hides the challenge on body),
 * into (the element that the challenge stands in, instead of the body),
 * inside (the challenge stands in the box, which an invisible one draws for it), badge (an invisible one shows this).
 * told: token, expired, opened, closed ('passed', 'closed', 'expired' or 'failed'), failed.
 */
function createWidget(options, told) {
  const words = wordsIn(options.language)
  const siteKey = String(options.siteKey)
  const root = document.createElement('div')
  const field = document.createElement('input')
  const check = document.createElement('button')
  let token = ''
  let round = 0
  let timer
  let closeOpenChallenge

  field.type = 'hidden'
  if (options.field) {
    field.name = options.field
    root.append(field)
  }
  if (!options.invisible) drawBox()
  if (options.badge) drawBadge()
  options.container.append(root)
  const curtain = document.createElement('div')
  if (options.frames) {
    root.append(namedFrame(options.frames[0]))
    curtain.append(namedFrame(options.frames[1]))
    curtain.style.visibility = 'hidden'
    document.body.append(curtain)
  }

  function drawBox() {
    const mark = document.createElement('span')
    const label = document.createElement('span')
    const brand = document.createElement('span')
    label.textContent = words.human
    brand.textContent = options.brand
    mark.setAttribute('aria-hidden', 'true')
    brand.setAttribute('aria-hidden', 'true')
    check.type = 'button'
    check.setAttribute('role', 'checkbox')
    check.setAttribute('aria-label', words.human)
    check.append(mark, label)
    check.addEventListener('click', () => token || start())
    root.append(check, brand)
    Object.assign(root.style, {
      boxSizing: 'border-box', width: options.width, maxWidth: '100%', height: options.height, display: 'flex',
      flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', padding: '8px', overflow: 'hidden',
      border: '1px solid #8a8a8a', borderRadius: '4px', font: '14px/1.3 system-ui, sans-serif',
    })
    Object.assign(check.style, {
      display: 'flex', alignItems: 'center', gap: '10px', padding: '4px', minHeight: '44px', border: '0',
      background: 'none', color: 'inherit', font: 'inherit', textAlign: 'start', cursor: 'pointer',
    })
    Object.assign(mark.style, {
      boxSizing: 'border-box', flex: 'none', width: '28px', height: '28px', border: '2px solid currentColor',
      borderRadius: '4px', textAlign: 'center', lineHeight: '24px',
    })
    brand.style.fontSize = '12px'
    setTheme(options.theme)
    showChecked()
  }

  function drawBadge() {
    const badge = document.createElement('div')
    badge.textContent = options.brand
    Object.assign(badge.style, {
      boxSizing: 'border-box', width: options.badge[0], height: options.badge[1], padding: '8px', background: '#fafafa',
      color: '#222', border: '1px solid #8a8a8a', font: '12px/1.3 system-ui, sans-serif',
    })
    root.append(badge)
  }

  function setTheme(theme) {
    const [background, color] = isDark(theme) ? ['#222', '#fff'] : ['#fafafa', '#222']
    Object.assign(root.style, { background, color })
  }

  function showChecked() {
    check.setAttribute('aria-checked', String(token !== ''))
    if (check.firstChild) check.firstChild.textContent = token === '' ? '' : '✓'
  }

  function hold(value) {
    token = value
    field.value = value
    showChecked()
  }

  function later(tell) {
    const mine = round
    setTimeout(() => mine === round && tell())
  }

  function start() {
    if (closeOpenChallenge) return
    const alwaysAsks = options.challenge || siteKey.includes('challenge')
    if (alwaysAsks || (options.invisible && !options.silent && !siteKey.includes('silent'))) openChallenge()
    else obtain()
  }

  async function obtain() {
    const mine = ++round
    check.setAttribute('aria-busy', 'true')
    try {
      if (options.blocked || siteKey.includes('error')) throw new Error('A site key with "error" in it never reaches the network.')
      const response = await fetch(sandbox.issue, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sitekey: siteKey }),
      })
      if (!response.ok) throw new Error('No token: ' + response.status)
      const issued = await response.json()
      if (mine !== round) return
      if (closeOpenChallenge) closeOpenChallenge('passed')
      hold(issued.token)
      timer = setTimeout(() => {
        hold('')
        told.expired()
      }, issued.lifetime)
      later(() => told.token(issued.token))
    } catch {
      if (mine !== round) return
      if (closeOpenChallenge) closeOpenChallenge('failed')
      told.failed()
    } finally {
      check.removeAttribute('aria-busy')
    }
  }

  function openChallenge() {
    const dialog = document.createElement('div')
    const title = document.createElement('p')
    const dark = isDark(options.theme)
    let expiry
    title.textContent = words.challenge + ': ' + options.brand
    dialog.setAttribute('role', 'dialog')
    dialog.setAttribute('aria-label', words.challenge)
    Object.assign(dialog.style, {
      position: 'fixed', insetInlineStart: 'calc(50% - 130px)', top: '30%', width: '260px', boxSizing: 'border-box',
      padding: '16px', zIndex: '2147483647', background: dark ? '#222' : '#fff', color: dark ? '#fff' : '#222',
      border: '1px solid #8a8a8a', borderRadius: '4px', font: '14px/1.3 system-ui, sans-serif',
      boxShadow: '0 0 0 100vmax rgb(0 0 0 / 30%)',
    })
    title.style.margin = '0 0 12px'
    if (options.inside) {
      Object.assign(root.style, { position: 'relative', width: options.width, height: options.height })
      Object.assign(dialog.style, {
        position: 'absolute', inset: '0', width: 'auto', padding: '8px', zIndex: 'auto', boxShadow: 'none',
        overflow: 'hidden',
      })
      title.style.margin = '0'
    }

    const close = (how) => {
      clearTimeout(expiry)
      dialog.remove()
      if (options.inside && options.invisible) root.style.height = '0'
      if (options.frames) curtain.style.visibility = 'hidden'
      closeOpenChallenge = undefined
      // A token that is under way when someone leaves is not theirs any more.
      if (how === 'closed' || how === 'expired') round += 1
      if (how !== 'removed') told.closed(how)
    }
    const pass = textButton(words.pass, () => {
      clearTimeout(expiry)
      obtain()
    })
    const leave = textButton(words.close, () => close('closed'))
    leave.style.marginInlineStart = '8px'
    dialog.append(title, pass)
    if (options.closable !== false) {
      dialog.append(leave)
      dialog.addEventListener('keydown', (event) => event.key === 'Escape' && close('closed'))
    }
    if (siteKey.includes('timeout')) expiry = setTimeout(() => close('expired'), 2000)

    closeOpenChallenge = close
    if (options.frames) {
      curtain.append(dialog)
      curtain.style.visibility = 'visible'
      // A host may have taken it away with the widget before.
      if (!curtain.isConnected) document.body.append(curtain)
    } else if (options.inside) root.append(dialog)
    else (options.into || document.body).append(dialog)
    pass.focus()
    told.opened()
  }

  function reset() {
    round += 1
    clearTimeout(timer)
    if (closeOpenChallenge) closeOpenChallenge('removed')
    hold('')
  }

  return {
    start,
    reset,
    setTheme,
    closeChallenge: () => closeOpenChallenge && closeOpenChallenge('closed'),
    tellAgain: () => later(() => told.token(token)),
    response: () => token,
    remove: () => {
      reset()
      root.remove()
    },
  }
}
`
