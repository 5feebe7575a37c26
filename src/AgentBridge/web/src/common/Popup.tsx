import { Dropdown, Popconfirm, Popover, type DropdownProps, type PopconfirmProps, type PopoverProps } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../i18n';

const focusable = 'button:not(:disabled), input:not(:disabled), a[href], [tabindex="0"]';

/** What opens at a button when it is pressed. */
export function Popup({ content, ...rest }: PopoverProps & { content: ReactNode }) {
  return <Popover {...rest} trigger="click" destroyOnHidden content={<Keyboard>{content}</Keyboard>} />;
}

/** Asks back before something that cannot be undone. */
export function Sure({ title, ...rest }: PopconfirmProps & { title: ReactNode }) {
  const t = useTexts();
  return <Popconfirm cancelText={t('common.cancel')} {...rest} destroyOnHidden title={<Keyboard>{title}</Keyboard>} />;
}

/** A menu under a button; the keyboard comes back to where it was. */
export function Pulldown({ onOpenChange, ...rest }: DropdownProps) {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (rest.open) {
      before.current = document.activeElement;
    }
  }, [rest.open]);
  const change: DropdownProps['onOpenChange'] = (open, info) => {
    if (open) {
      before.current = document.activeElement;
    } else if (document.activeElement?.closest('.ant-dropdown') && before.current instanceof HTMLElement) {
      before.current.focus();
    }
    onOpenChange?.(open, info);
  };
  return <Dropdown autoFocus trigger={['click']} {...rest} onOpenChange={change} />;
}

/** Takes the keyboard to what has popped up, and brings it back to where it was. */
function Keyboard({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  // by now it stands in the document
  useEffect(() => {
    const before = document.activeElement;
    const popup = place.current!.closest('.ant-popover')!;
    popup.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
    return () => {
      const lost = document.activeElement === document.body || popup.contains(document.activeElement);
      if (lost && before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  return <div ref={place}>{children}</div>;
}
