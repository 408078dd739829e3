const element = document.querySelector('entryphone-sign-in')
element.addEventListener('entryphone-done', () => {
  element.replaceWith('Welcome')
})
