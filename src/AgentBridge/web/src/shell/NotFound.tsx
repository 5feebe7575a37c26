import { Button, Result } from 'antd';
import { useTexts } from '../i18n';
import type { PageEntry } from './pages';
import { go } from './route';

/** An address that leads nowhere, or not for this person; the way back is the first page. */
export function NotFound({ first }: { first: PageEntry | undefined }) {
  const t = useTexts();
  return (
    <section className="page">
      <Result
        status="404"
        title={<h1>{t('notFound.title')}</h1>}
        subTitle={<span className="hint">{t('notFound.text')}</span>}
        extra={first ? <Button type="primary" onClick={() => go(first.path)}>{t('notFound.back', { page: t(first.text) })}</Button> : null}
      />
    </section>
  );
}
