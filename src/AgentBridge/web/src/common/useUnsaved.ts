import { App, type FormInstance } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTexts } from '../i18n';

/**
 * Asks before a form with unsaved changes is left: by a link, the menu, a drawer's cross or the browser's own buttons.
 * @param key when it changes, what the form holds counts as saved.
 * @returns to be called after a save: what the form holds now is saved.
 */
export function useUnsaved(form: Pick<FormInstance, 'getFieldsValue' | 'isFieldsTouched'>, key: unknown): () => void {
  const t = useTexts();
  const { modal } = App.useApp();
  const saved = useRef('');
  const settle = useCallback(() => {
    saved.current = JSON.stringify(form.getFieldsValue());
  }, [form]);
  useEffect(() => {
    // fields that have just come to be register a moment later
    const timer = setTimeout(settle);
    return () => clearTimeout(timer);
  }, [settle, key]);
  useEffect(() => {
    const dirty = () => form.isFieldsTouched() && JSON.stringify(form.getFieldsValue()) !== saved.current;
    let here = location.hash;
    let asking = false;
    const onHash = (event: HashChangeEvent) => {
      const wanted = location.hash;
      if (wanted === here || !dirty()) {
        here = wanted;
        return;
      }
      event.stopImmediatePropagation();
      history.replaceState(null, '', here);
      if (!asking) {
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
      }
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (dirty()) {
        event.preventDefault();
      }
    };
    window.addEventListener('hashchange', onHash, true);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('hashchange', onHash, true);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [form, modal, settle, t]);
  return settle;
}
