import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useTexts } from '../i18n';

/** Runs an action once at a time; a refusal is shown and gives undefined. */
export function useDo(): { busy: boolean; run: <T>(action: () => Promise<T>, done?: string) => Promise<T | undefined> } {
  const { message } = App.useApp();
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async <T>(action: () => Promise<T>, done?: string) => {
      setBusy(true);
      try {
        const result = await action();
        if (done) {
          void message.success(done);
        }
        return result;
      } catch (error) {
        void message.error(t.problem(error));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [message, t],
  );
  return { busy, run };
}
