import { App, type FormInstance } from 'antd';
import { useCallback, useState } from 'react';
import { Problem } from '../api/http';
import { useTexts, type Texts } from '../i18n';
import { reveal } from './reveal';

const errorSeconds = 8;

/** A form, whatever its fields. */
type AnyForm = Pick<FormInstance, 'getFieldsValue' | 'setFields' | 'scrollToField'>;

/** "rules.skills.0.level" as forms name it. */
const pathOf = (field: string) => field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function has(values: unknown, path: (string | number)[]): boolean {
  const [first, ...rest] = path;
  return first === undefined || (typeof values === 'object' && values !== null && first in values && has((values as Record<string | number, unknown>)[first], rest));
}

/** Puts the server's faults at their fields; gives what has no field in this form. */
function atFields(form: AnyForm, problem: Problem, t: Texts): string[] {
  const values = form.getFieldsValue() as unknown;
  const isMine = (field: string) => has(values, pathOf(field));
  const mine = problem.faults.filter((f) => isMine(f.field));
  form.setFields(mine.map((f) => ({ name: pathOf(f.field), errors: [t.fault(f)] })));
  if (mine[0]) {
    form.scrollToField(pathOf(mine[0].field), { block: 'center' });
    reveal();
  }
  return problem.faults.filter((f) => !isMine(f.field)).map((f) => t.fault(f));
}

/** Runs an action once at a time; a refusal is shown, at its fields where a form is given, and gives undefined. */
export function useDo(form?: AnyForm): { busy: boolean; run: <T>(action: () => Promise<T>, done?: string) => Promise<T | undefined> } {
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
        const rest = form && error instanceof Problem && error.faults.length > 0 ? atFields(form, error, t) : [t.problem(error)];
        rest.forEach((text) => void message.error(text, errorSeconds));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [message, t, form],
  );
  return { busy, run };
}
