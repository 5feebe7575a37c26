import { ReloadOutlined } from '@ant-design/icons';
import { Button, Card, DatePicker, Drawer, Table, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Call } from '../api/types';
import { dateTime, duration, secondsBetween } from '../common/format';
import { Nothing, Page, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { CallDetail } from './CallDetail';

const resultColors: Record<string, string> = { completed: 'green', abandoned: 'orange', failed: 'red', lost: 'red', rejected: 'default', notConnected: 'gold' };

export function ResultTag({ call }: { call: Call }) {
  const t = useTexts();
  return call.end ? <Tag color={resultColors[call.end.result]}>{t.word('result', call.end.result)}</Tag> : <Tag color="blue">{t('call.running')}</Tag>;
}

export default function CallsPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const [range, setRange] = useState<[Dayjs | null, Dayjs | null] | null>(null);
  const from = range?.[0]?.startOf('day').toISOString();
  const to = range?.[1]?.endOf('day').toISOString();
  const calls = useLoad(`${from} ${to}`, () => http.get<Call[]>(`calls${query({ limit: 500, events: false, from, to })}`));
  return (
    <Page
      title={t('menu.calls')}
      actions={
        <>
          <DatePicker.RangePicker value={range} onChange={setRange} allowEmpty={[true, true]} />
          <Button icon={<ReloadOutlined />} onClick={() => void calls.reload()} aria-label={t('common.reload')} loading={calls.loading} />
        </>
      }
    >
      <Trouble error={calls.error} retry={calls.reload} />
      <Card className="flush">
        <Table<Call>
          size="small"
          rowKey="id"
          loading={calls.loading && !calls.data}
          dataSource={calls.data}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          onRow={(c) => ({ onClick: () => go('calls', c.id), className: 'clickable' })}
          locale={{ emptyText: <Nothing>{t('call.none')}</Nothing> }}
          columns={[
            { title: t('call.started'), width: 160, render: (_, c) => <a href={`#/calls/${c.id}`}>{dateTime(c.startedAt, t.language)}</a> },
            { title: t('call.direction'), width: 110, render: (_, c) => t.word('direction', c.direction) },
            {
              title: t('call.from'),
              render: (_, c) => (
                <>
                  <span className="figures">{c.from}</span> {c.callerName ? <span className="hint">{c.callerName}</span> : null}
                </>
              ),
            },
            { title: t('call.to'), render: (_, c) => <span className="figures">{c.to}</span> },
            { title: t('common.queue'), render: (_, c) => c.queue ?? '–' },
            { title: t('common.agent'), render: (_, c) => c.agent ?? '–' },
            {
              title: t('call.duration'),
              align: 'right',
              width: 100,
              render: (_, c) => <span className="figures">{c.answeredAt && c.endedAt ? duration(secondsBetween(c.answeredAt, c.endedAt)) : '–'}</span>,
            },
            { title: t('call.result'), width: 150, render: (_, c) => <ResultTag call={c} /> },
          ]}
        />
      </Card>
      <Drawer size={560} open={selected !== undefined} onClose={() => go('calls')} title={t('call.title')} destroyOnHidden>
        {selected ? <CallDetail key={selected} id={selected} /> : null}
      </Drawer>
    </Page>
  );
}
