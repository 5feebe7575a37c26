/** By then a form has drawn its errors. */
const drawnMs = 100;
const isSeen = (e: Element) => e.getClientRects().length > 0;

/** When all of a form's errors stand behind another tab or in a fold, that is opened: a press on "Save" never comes to nothing in silence. */
export function reveal(): void {
  setTimeout(() => {
    const wrong = [...document.querySelectorAll('.ant-form-item-has-error')];
    const [first] = wrong;
    if (!first || wrong.some(isSeen)) {
      return;
    }
    const panel = first.closest('[role=tabpanel]');
    if (panel && !isSeen(panel)) {
      document.getElementById(panel.getAttribute('aria-labelledby') ?? '')?.click();
    }
    first.closest('.ant-collapse-item:not(.ant-collapse-item-active)')?.querySelector<HTMLElement>('.ant-collapse-header')?.click();
    setTimeout(() => first.scrollIntoView({ block: 'center' }), drawnMs);
  }, drawnMs);
}
