import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n';
import type { LoadedPart } from './usePart';

/** A page: title on the left, what can be done on the right, the rest below. */
export function Page({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="page">
      <header className="page-head">
        <h1>{title}</h1>
        <div className="page-actions">{actions}</div>
      </header>
      {children}
    </section>
  );
}

/** What went wrong, with a way to try again; nothing when all is well. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTexts();
  return error ? (
    <Alert
      type="error"
      showIcon
      className="trouble"
      title={t.problem(error)}
      action={retry ? <Button size="small" onClick={retry}>{t('common.retry')}</Button> : undefined}
    />
  ) : null;
}

interface Loadable {
  data: unknown;
  error: unknown;
  reload: () => Promise<void>;
}

/** What was loaded, or why it was not: an error never stands beside "none". */
export function Shown({ of, children }: { of: Loadable; children: ReactNode }) {
  return (
    <>
      <Trouble error={of.error} retry={() => void of.reload()} />
      {of.error && of.data === undefined ? null : children}
    </>
  );
}

/** The way to the older part of a list, where there is one. */
export function More<T>({ of }: { of: LoadedPart<T> }) {
  const t = useTexts();
  return of.more ? (
    <div className="more">
      <Button onClick={of.more} loading={of.adding}>{t('common.more')}</Button>
      <span className="hint">{t('common.shown', { n: of.data?.items.length ?? 0 })}</span>
    </div>
  ) : null;
}

/** What the keyboard presses in a row that opens by a click anywhere in it. */
export function RowButton({ children }: { children: ReactNode }) {
  return <button type="button" className="row-button figures">{children}</button>;
}

/** A list that the server has cut off says so. */
export function CutOff({ items, most }: { items: unknown[] | undefined; most: number }) {
  const t = useTexts();
  return items?.length === most ? <p className="cut-off">{t('common.first', { n: most })}</p> : null;
}

/** One line in place of what is not there. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="nothing">{children}</p>;
}
