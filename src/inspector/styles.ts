/** Of the panel alone: it has its own tree. */
export const styles = `
:host { color-scheme: light dark; }
details {
  position: fixed; inset-block-end: 8px; inset-inline-end: 8px; z-index: 2147483647; box-sizing: border-box;
  inline-size: min(24rem, calc(100vw - 16px)); max-block-size: 60vh; overflow: auto; padding: 8px 12px;
  border: 1px solid GrayText; border-radius: 8px; background: Canvas; color: CanvasText;
  font: 12px/1.5 ui-monospace, monospace; direction: ltr; text-align: start;
}
summary { font-weight: bold; cursor: pointer; }
h2 { margin: 8px 0 0; font: inherit; font-weight: bold; }
ol { margin: 0; padding: 0; list-style: none; max-block-size: 18vh; overflow: auto; overflow-wrap: anywhere; }
`
