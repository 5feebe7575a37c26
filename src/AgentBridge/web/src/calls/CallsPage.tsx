import { ReloadOutlined } from '@ant-design/icons';
import { Button, Card, DatePicker, Input, Select, Table, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { http, query } from '../api/http';
import type { AgentLive, Call } from '../api/types';
import { Side } from '../common/Closing';
import { duration, secondsBetween } from '../common/format';
import { Moment } from '../common/Moment';
import { Num } from '../common/Num';
import { More, Nothing, Page, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useQueueName, useQueueNames } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { usePart } from '../common/usePart';
import { useTexts } from '../i18n';
import { useFilter, usePath, type Filter } from '../shell/route';
import { CallDetail } from './CallDetail';
import { SaidList } from './SaidList';

const resultColors: Record<string, string> = { completed: 'green', abandoned: 'orange', failed: 'red', lost: 'red', rejected: 'default', notConnected: 'gold' };

export function ResultTag({ call }: { call: Call }) {
  const t = useTexts();
  return call.end ? <Tag color={resultColors[call.end.result]}>{t.word('result', call.end.result)}</Tag> : <Tag color="blue">{t('call.running')}</Tag>;
}

const dayOf = (text: string | undefined): Dayjs | null => (text && dayjs(text).isValid() ? dayjs(text) : null);

export default function CallsPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const filter = useFilter();
  const { from, to, phone, agent, queue, result, report, said } = filter.values;
  const asked = query({ limit: 200, events: false, from: dayOf(from)?.startOf('day').toISOString(), to: dayOf(to)?.endOf('day').toISOString(), phone, agent, queue, result });
  const calls = usePart<Call>(report ? `reports/${report}/calls${query({ ...filter.values, report: undefined })}` : `calls${asked}`);
  return (
    <Page
      title={t('menu.calls')}
      actions={
        <Filters filter={filter} hidden={report !== undefined}>
          <Button icon={<ReloadOutlined />} onClick={() => void calls.reload()} aria-label={t('common.reload')} loading={calls.loading} />
        </Filters>
      }
    >
      {report ? <Behind report={report} column={filter.values.column} /> : null}
      {said ? (
        <SaidList words={said} link={(c) => filter.link('calls', c.id)} />
      ) : (
        <Shown of={calls}>
          <Card className="flush">
            <CallTable calls={calls.data?.items} loading={calls.loading} link={(c) => filter.link('calls', c.id)} />
            <More of={calls} />
          </Card>
        </Shown>
      )}
      <Side size={560} open={selected !== undefined} onClose={() => (location.hash = filter.link('calls'))} title={t('call.title')}>
        {selected ? <CallDetail key={selected} id={selected} /> : null}
      </Side>
    </Page>
  );
}

/** The list is of the calls behind a report's figure. */
function Behind({ report, column = '' }: { report: string; column?: string }) {
  const t = useTexts();
  return (
    <div className="calls-behind">
      <Tag color="cyan">{t('report.callsOf', { report: t.word('reportName', report), figure: t.word('figure', column) })}</Tag>
      <Button size="small" href="#/calls">{t('report.allCalls')}</Button>
    </div>
  );
}

function Filters({ filter: { values, set }, hidden, children }: { filter: Filter; hidden: boolean; children: ReactNode }) {
  const t = useTexts();
  const agents = useLoad('', () => http.get<AgentLive[]>('agents/live'));
  const queues = useQueueNames();
  const day = (d: Dayjs | null | undefined) => d?.format('YYYY-MM-DD');
  const choice = (name: 'agent' | 'queue' | 'result', label: string, options: { value: string; label: string }[]) => (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="filter-select"
      popupMatchSelectWidth={false}
      aria-label={label}
      placeholder={label}
      value={values[name]}
      onChange={(value?: string) => set({ [name]: value })}
      options={options}
    />
  );
  if (hidden) {
    return <>{children}</>;
  }
  return (
    <div className="page-actions calls-filter">
      <Input.Search
        allowClear
        className="filter-phone"
        aria-label={t('said.search')}
        placeholder={t('said.search')}
        key={`said ${values.said}`}
        defaultValue={values.said}
        onSearch={(text) => set({ said: text.trim() })}
      />
      <Input.Search
        allowClear
        className="filter-phone"
        aria-label={t('call.byPhone')}
        placeholder={t('call.byPhone')}
        key={values.phone}
        defaultValue={values.phone}
        onSearch={(text) => set({ phone: text.trim() })}
      />
      {choice('agent', t('common.agent'), (agents.data ?? []).map((a) => ({ value: a.user, label: a.name })))}
      {choice('queue', t('common.queue'), queues.map(([value, label]) => ({ value, label })))}
      {choice('result', t('call.result'), Object.keys(resultColors).map((value) => ({ value, label: t.word('result', value) })))}
      <DatePicker.RangePicker
        className="filter-days"
        value={[dayOf(values.from), dayOf(values.to)]}
        onChange={(range) => set({ from: day(range?.[0]), to: day(range?.[1]) })}
        allowEmpty={[true, true]}
      />
      {children}
    </div>
  );
}

function CallTable({ calls, loading, link }: { calls: Call[] | undefined; loading: boolean; link: (c: Call) => string }) {
  const t = useTexts();
  const personName = usePersonName();
  const queueName = useQueueName();
  return (
    <Table<Call>
      size="small"
      rowKey="id"
      loading={loading && !calls}
      dataSource={calls}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      onRow={(c) => ({ onClick: () => (location.hash = link(c)), className: 'clickable' })}
      locale={{ emptyText: <Nothing>{t('call.none')}</Nothing> }}
      columns={[
        { title: t('call.started'), width: 128, render: (_, c) => <a href={link(c)}><Moment at={c.startedAt} /></a> },
        { title: t('call.direction'), width: 100, responsive: ['lg'], render: (_, c) => t.word('direction', c.direction) },
        {
          title: t('call.from'),
          render: (_, c) => (
            <>
              <Num of={c.from} /> {c.customerName ?? c.callerName ? <span className="hint">{c.customerName ?? c.callerName}</span> : null}
            </>
          ),
        },
        { title: t('call.to'), render: (_, c) => <Num of={c.to} /> },
        { title: t('common.queue'), render: (_, c) => queueName(c.queue) },
        { title: t('common.agent'), render: (_, c) => personName(c.agent) },
        {
          title: t('call.duration'),
          align: 'right',
          width: 90,
          render: (_, c) => <span className="figures">{c.answeredAt && c.endedAt ? duration(secondsBetween(c.answeredAt, c.endedAt)) : '–'}</span>,
        },
        { title: t('call.result'), width: 140, render: (_, c) => <ResultTag call={c} /> },
      ]}
    />
  );
}
