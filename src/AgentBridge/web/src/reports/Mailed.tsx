import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Drawer, Table, Tag } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { Moment } from '../common/Moment';
import { Nothing, Shown } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts, type Texts } from '../i18n';
import { MailStateTag } from '../mail/MailStateTag';
import { MailedForm } from './MailedForm';
import { weekday, type Mailing, type SavedReport } from './types';

/** When a report goes out, in words. */
function times(t: Texts, { rhythm, day, at, zone }: Mailing): string {
  const on = day === null ? '' : rhythm === 'weekly' ? weekday(day, t.language) : t('mailed.dayOfMonth', { day });
  return [t.word('rhythm', rhythm), on, at, zone].filter(Boolean).join(' · ');
}

/** Saved reports that go out by e-mail, and what became of the last letters. */
export function Mailed() {
  const t = useTexts();
  const [edited, setEdited] = useState<Partial<Mailing>>();
  const { busy, run } = useDo();
  const mailings = useLoad('', () => http.get<Mailing[]>('reports/mailings'));
  const saved = useLoad('', () => http.get<SavedReport[]>('reports/saved'));
  const close = () => {
    setEdited(undefined);
    void mailings.reload();
  };
  const send = (mailing: Mailing) => void run(() => http.post(`reports/mailings/${mailing.id}/send`).then(() => mailings.reload()), t('mailed.inOutbox'));
  const nameOf = (id: string) => saved.data?.find((r) => r.id === id)?.name ?? '–';
  const none = saved.data?.length === 0;
  return (
    <>
      <div className="tab-head">
        <span className="hint">{t('mailed.mean')}</span>
        <Button type="primary" icon={<PlusOutlined />} disabled={none} onClick={() => setEdited({ rhythm: 'daily', at: '08:00', format: 'xlsx', language: t.language, addresses: [], enabled: true })}>
          {t('mailed.add')}
        </Button>
      </div>
      {none ? <Alert type="info" showIcon className="trouble" title={t('mailed.saveFirst')} /> : null}
      <Shown of={mailings}>
        <Card className="flush below">
          <Table<Mailing>
            size="small"
            rowKey="id"
            loading={mailings.loading && !mailings.data}
            dataSource={mailings.data}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <Nothing>{t('mailed.none')}</Nothing> }}
            columns={[
              { title: t('report.name'), render: (_, m) => <Button type="link" onClick={() => setEdited(m)}>{nameOf(m.report)}</Button> },
              { title: t('mailed.when'), render: (_, m) => times(t, m) },
              { title: t('mailed.format'), render: (_, m) => t.word('reportFormat', m.format) },
              { title: t('mailed.next'), render: (_, m) => (m.enabled ? <Moment at={m.nextAt} /> : <Tag>{t('mail.offRule')}</Tag>) },
              { title: t('mailed.last'), render: (_, m) => <Last of={m} /> },
              { title: '', render: (_, m) => <Button size="small" disabled={busy} onClick={() => send(m)}>{t('mailed.sendNow')}</Button> },
            ]}
          />
        </Card>
      </Shown>
      <Drawer size={460} open={edited !== undefined} onClose={() => setEdited(undefined)} title={t('mailed.one')} destroyOnHidden>
        {edited ? <MailedForm mailing={edited} saved={saved.data ?? []} onDone={close} /> : null}
      </Drawer>
    </>
  );
}

/** The last time: the letters with what became of them, or why there are none. */
function Last({ of: { lastAt, error, letters, addresses } }: { of: Mailing }) {
  if (!lastAt) {
    return <span className="hint">{addresses.join(', ')}</span>;
  }
  return (
    <ul className="mailed-letters">
      <li><Moment at={lastAt} /> {error ? <Tag color="red">{error}</Tag> : null}</li>
      {letters.map((letter) => (
        <li key={letter.id}>{letter.address} <MailStateTag mail={letter} /></li>
      ))}
    </ul>
  );
}
