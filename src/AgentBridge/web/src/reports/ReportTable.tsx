import { Table } from 'antd';
import { useEffect, useRef } from 'react';
import { Nothing } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { query } from '../api/http';
import { useTexts } from '../i18n';
import type { Question } from './question';
import { heading, shown, timeOf } from './value';
import { subjects, type Column, type Report, type Row } from './types';

/** The figures; a count leads to the calls that it counts. */
export function ReportTable({ report, question }: { report: Report; question: Question }) {
  const t = useTexts();
  const queueName = useQueueName();
  const personName = usePersonName();
  const total: Row = { start: report.from, end: report.to, queue: question.queue ?? null, agent: question.agent ?? null, number: question.number ?? null, campaign: question.campaign ?? null, values: report.total };
  const named = subjects.filter((s) => report.by.includes(s));
  const byTime = report.rows.some((r) => r.start);
  const heads = named.length + (byTime ? 1 : 0);
  const box = useRef<HTMLDivElement>(null);
  // wide tables are scrolled by the keyboard too
  useEffect(() => box.current?.querySelector('.ant-table-content')?.setAttribute('tabindex', '0'));
  const cell = (row: Row, column: Column, i: number) => {
    const text = shown(row.values[i], column.unit);
    return column.calls && row.values[i] ? <a className="figures" href={callsOf(report, column, row, question)}>{text}</a> : <span className="figures">{text}</span>;
  };
  return (
    <div ref={box}>
    <Table<Row>
      size="small"
      className="report-table"
      rowKey={(r) => `${r.start}|${r.queue}|${r.agent}|${r.number}|${r.campaign}`}
      dataSource={report.rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Nothing>{t('report.empty')}</Nothing> }}
      columns={[
        ...(byTime ? [{ title: t('report.time'), key: 'time', render: (_: unknown, r: Row) => <span className="figures">{timeOf(r, report.by, report.zone, t.language)}</span> }] : []),
        ...named.map((s) => ({ title: t.word('report', s), key: s, render: (_: unknown, r: Row) => (s === 'queue' ? queueName(r.queue) : s === 'agent' ? personName(r.agent) : (r[s] ?? '–')) })),
        ...report.columns.map((c, i) => ({ title: heading(t, c), key: c.key, align: 'right' as const, render: (_: unknown, r: Row) => cell(r, c, i) })),
      ]}
      summary={() => (
        <Table.Summary.Row>
          {Array.from({ length: heads }, (_, i) => (
            <Table.Summary.Cell key={`head${i}`} index={i}>{i === 0 ? <b>{t('report.total')}</b> : null}</Table.Summary.Cell>
          ))}
          {report.columns.map((c, i) => (
            <Table.Summary.Cell key={c.key} index={heads + i} align="right"><b>{cell(total, c, i)}</b></Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
    </div>
  );
}

/** The page of calls with those behind one figure. */
function callsOf(report: Report, column: Column, row: Row, question: Question): string {
  return '#/calls' + query({
    report: report.name,
    column: column.key,
    from: row.start ?? report.from,
    to: row.end ?? report.to,
    zone: report.zone,
    queue: row.queue ?? question.queue,
    agent: row.agent ?? question.agent,
    number: row.number ?? question.number,
    campaign: row.campaign ?? question.campaign,
  });
}
