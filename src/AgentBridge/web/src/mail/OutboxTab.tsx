import { Button, Card, Select, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { Moment } from '../common/Moment';
import { CutOff, Nothing, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { MailStateTag } from './MailStateTag';
import type { OutMail } from './types';

const most = 500;
const states: OutMail['state'][] = ['waiting', 'sent', 'givenUp'];

/** What waits, what went out, and what was given up and why. */
export function OutboxTab() {
  const t = useTexts();
  const [state, setState] = useState<OutMail['state']>();
  const personName = usePersonName();
  const { busy, run } = useDo();
  const mails = useLoad(state ?? '', () => http.get<OutMail[]>(`mail/outbox${query({ state, limit: most })}`));
  const retry = (mail: OutMail) => void run(() => http.post(`mail/outbox/${mail.id}/retry`).then(() => mails.reload()));
  return (
    <>
      <div className="tab-head">
        <Select<OutMail['state']>
          allowClear
          className="filter-select"
          aria-label={t('common.state')}
          placeholder={t('common.all')}
          value={state}
          onChange={setState}
          options={states.map((s) => ({ value: s, label: t.word('mailState', s) }))}
        />
        <Button onClick={() => void mails.reload()}>{t('mail.look')}</Button>
      </div>
      <Shown of={mails}>
        <Card className="flush below">
          <Table<OutMail>
            size="small"
            rowKey="id"
            loading={mails.loading && !mails.data}
            dataSource={mails.data}
            expandable={{ expandedRowRender: (m) => <p className="description">{m.body}</p> }}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>{t('mail.noMail')}</Nothing> }}
            columns={[
              { title: t('mail.to'), render: (_, m) => m.address || '–' },
              { title: t('mail.subject'), render: (_, m) => (m.ticket ? <a href={`#/tickets/${m.ticket}`}>{m.subject}</a> : m.subject) },
              { title: t('common.state'), render: (_, m) => <MailStateTag mail={m} /> },
              { title: t('leads.attempts'), align: 'right', render: (_, m) => <span className="figures">{m.attempts}</span> },
              { title: t('mail.at'), render: (_, m) => <Moment at={m.sentAt ?? m.createdAt} /> },
              { title: t('mail.by'), render: (_, m) => (m.by === 'rule' ? t('mail.byRule') : personName(m.by)) },
              { title: <span className="visually-hidden">{t('mail.retry')}</span>, render: (_, m) => (m.state === 'givenUp' && m.address ? <Button size="small" disabled={busy} onClick={() => retry(m)}>{t('mail.retry')}</Button> : null) },
            ]}
          />
          <CutOff items={mails.data} most={most} />
        </Card>
      </Shown>
    </>
  );
}
