import { useEffect } from 'react';

const dialogs = '.ant-modal-wrap:not([style*="display: none"]) .ant-modal, .ant-drawer-open .ant-drawer-content-wrapper';
/** What has popped up keeps its own keys. */
const popups = '.ant-popover, .ant-dropdown, .ant-picker-dropdown, .ant-select-dropdown';
const stops = 'a[href], button, input, select, textarea, audio, [tabindex="0"]';

const stopsIn = (box: Element | undefined) =>
  [...(box?.querySelectorAll<HTMLElement>(stops) ?? [])].filter((e) => e.tabIndex >= 0 && !e.matches(':disabled') && e.getClientRects().length > 0);

/** Tab goes round through the dialog in front and the keys of a call above it, and nowhere else. */
function onKey(e: KeyboardEvent): void {
  const dialog = [...document.querySelectorAll(dialogs)].at(-1);
  const at = document.activeElement;
  if (e.key !== 'Tab' || !dialog || at?.closest(popups)) {
    return;
  }
  const boxes = [dialog, ...document.querySelectorAll('.call-bar')].map(stopsIn);
  const all = boxes.flat();
  const place = all.indexOf(at as HTMLElement);
  const next = place < 0 ? (e.shiftKey ? all.length - 1 : 0) : (place + (e.shiftKey ? -1 : 1) + all.length) % all.length;
  // within one of them the browser knows best
  const stays = Math.abs(next - place) === 1 && boxes.some((box) => box.includes(all[place]!) && box.includes(all[next]!));
  if (!stays && all[next]) {
    all[next].focus();
    e.preventDefault();
  }
}

/** A dialog that has just opened has the keyboard itself: it goes to the first field, which could not ask for it before the dialog stood in the document. */
function onFocus({ target, relatedTarget }: FocusEvent): void {
  const dialog = target instanceof Element && target.matches('.ant-modal') ? target : null;
  if (dialog && !(relatedTarget instanceof Node && dialog.contains(relatedTarget))) {
    dialog.querySelector<HTMLElement>('.ant-form :is(input, textarea):not(:disabled)')?.focus();
  }
}

export function useRound(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    window.addEventListener('focusin', onFocus);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('focusin', onFocus);
    };
  }, []);
}
