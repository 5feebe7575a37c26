import { App, type FormInstance } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTexts } from '../i18n';
import { guardAddress } from '../shell/route';

/**
 * Asks before a form with unsaved changes is left: by a link, the menu, a drawer's cross or the browser's own buttons.
 * @returns to be called after a save: what the form holds now is saved.
 */
export function useUnsaved(form: Pick<FormInstance, 'getFieldsValue' | 'isFieldsTouched'>): () => void {
  const t = useTexts();
  const { modal } = App.useApp();
  const saved = useRef('');
  const settle = useCallback(() => {
    saved.current = JSON.stringify(form.getFieldsValue());
  }, [form]);
  useEffect(settle, [settle]);
  useEffect(() => {
    const dirty = () => form.isFieldsTouched() && JSON.stringify(form.getFieldsValue()) !== saved.current;
    let asking = false;
    const ask = (wanted: string) => {
      asking = true;
      modal.confirm({
        title: t('common.unsaved'),
        okText: t('common.discard'),
        okButtonProps: { danger: true },
        cancelText: t('common.stay'),
        onOk: () => {
          settle();
          location.hash = wanted;
        },
        afterClose: () => (asking = false),
      });
    };
    const unguard = guardAddress((wanted) => {
      const leave = !dirty();
      if (!leave && !asking) {
        ask(wanted);
      }
      return leave;
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
  }, [form, modal, settle, t]);
  return settle;
}
