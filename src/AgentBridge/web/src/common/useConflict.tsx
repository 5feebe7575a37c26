import { Alert, Button, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { Problem } from '../api/http';
import { useTexts } from '../i18n';

interface Versioned {
  version: number | string;
}

interface Conflict<T extends Versioned> {
  /** Saves behind the version that is known, and remembers theirs when somebody else was faster. */
  save: (send: (version: T['version'] | undefined, stored: T | undefined) => Promise<T>) => Promise<T>;
  /** Says so above the form; nothing while all is well. */
  notice: ReactNode;
}

type AnyForm = Pick<FormInstance, 'getFieldsValue' | 'setFields' | 'setFieldsValue'>;

const plain = (value: unknown) => (typeof value === 'object' ? '' : String(value ?? ''));
const written = (value: unknown) => (Array.isArray(value) ? value.map(plain).join(', ') : plain(value));

/**
 * For what several people may change: theirs is shown at its fields, the next save replaces it, and one button takes it instead.
 * @param valuesOf what the form's fields hold of a stored one.
 */
export function useConflict<T extends Versioned>(form: AnyForm, shown: T | undefined, valuesOf: (stored: T) => object): Conflict<T> {
  const t = useTexts();
  const [met, setMet] = useState<{ shown: T['version'] | undefined; theirs: T }>();
  const known = met && met.shown === shown?.version ? met.theirs : undefined;
  const mark = (stored: T | undefined) => {
    const values = Object.entries(stored ? valuesOf(stored) : {});
    const mine = form.getFieldsValue() as Record<string, unknown>;
    form.setFields(
      values
        .filter(([name]) => name in mine)
        .map(([name, value]) => ({ name, warnings: written(mine[name]) === written(value) ? [] : [t('conflict.theirs', { value: written(value) || '–' })] })),
    );
  };
  const save: Conflict<T>['save'] = async (send) => {
    const stored = known ?? shown;
    try {
      const saved = await send(stored?.version, stored);
      setMet(undefined);
      return saved;
    } catch (error) {
      if (error instanceof Problem && error.code === 'version' && error.current) {
        setMet({ shown: shown?.version, theirs: error.current as T });
        mark(error.current as T);
      }
      throw error;
    }
  };
  const take = () => {
    form.setFieldsValue(valuesOf(known!));
    mark(known);
  };
  const notice = known ? (
    <Alert
      type="warning"
      showIcon
      className="trouble"
      role="alert"
      title={t('conflict.title')}
      description={t('conflict.means')}
      action={<Button size="small" onClick={take}>{t('conflict.take')}</Button>}
    />
  ) : null;
  return { save, notice };
}
