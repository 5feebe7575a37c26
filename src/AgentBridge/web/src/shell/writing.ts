/** Where something was typed since the page was opened; leaving that page forgets it. */
let typedAt: string | null = null;

const editable = 'input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable=true]';

document.addEventListener('input', () => (typedAt = location.hash), true);
window.addEventListener('hashchange', () => (typedAt = null));

/** True while somebody may be in the middle of writing: then nothing may lead away from the page or take the keyboard. */
export function isWriting(): boolean {
  const dialog = document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open');
  return typedAt === location.hash || dialog !== null || (document.activeElement?.matches(editable) ?? false);
}
