import { App, type FormInstance } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTexts } from '../i18n';
import { useGuards } from './Closing';

/**
 * Asks before a form with unsaved changes is left: by a link, the menu, the cross of what it stands in or the browser's own buttons.
 * @param guards of the dialog that the form stands in, where that is made by the same component.
 * @returns to be called after a save: what the form holds now is saved.
 */
export function useUnsaved(form: Pick<FormInstance, 'getFieldsValue' | 'isFieldsTouched'>, guards?: ReturnType<typeof useGuards>): () => void {
  const t = useTexts();
  const { modal } = App.useApp();
  const around = useGuards();
  const guard = guards ?? around;
  const saved = useRef('');
  const settle = useCallback(() => {
    saved.current = JSON.stringify(form.getFieldsValue());
  }, [form]);
  useEffect(settle, [settle]);
  useEffect(() => {
    const dirty = () => form.isFieldsTouched() && JSON.stringify(form.getFieldsValue()) !== saved.current;
    let asking = false;
    const ask = (leave: () => void) => {
      asking = true;
      modal.confirm({
        title: t('common.unsaved'),
        okText: t('common.discard'),
        okButtonProps: { danger: true },
        cancelText: t('common.stay'),
        onOk: () => {
          settle();
          leave();
        },
        afterClose: () => (asking = false),
      });
    };
    const unguard = guard((leave) => {
      const clean = !dirty();
      if (!clean && !asking) {
        ask(leave);
      }
      return clean;
    });
    const onLeave = (event: BeforeUnloadEvent) => {
      if (dirty()) {
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      unguard();
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [form, modal, settle, t, guard]);
  return settle;
}
