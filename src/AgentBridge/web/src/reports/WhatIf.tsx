import { Button, Card, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { duration, percent } from '../common/format';
import { useQueueName, useQueueNames } from '../common/queueNames';
import { useDo } from '../common/useDo';
import { useTexts, type Texts } from '../i18n';
import { datesOf, type Question } from './question';

interface Outcome {
  /** How many more or fewer; null = as it really was. */
  agents: number | null;
  queues: { queue: string; offered: number; answered: number; abandoned: number; serviceLevel: number | null; averageWait: number | null }[];
}

type Line = Outcome['queues'][number] & { staff: string; key: string };

const routings = ['longestIdle', 'fewestCalls', 'fewestSkills', 'highestSkill'];

/** The calls of a range played again, with more or fewer agents or another rule. */
export function WhatIf({ question }: { question: Question }) {
  const t = useTexts();
  const queues = useQueueNames();
  const { busy, run } = useDo();
  const [queue, setQueue] = useState<string>();
  const [[least, most], setAgents] = useState<[number, number]>([-2, 2]);
  const [routing, setRouting] = useState<string>();
  const [seconds, setSeconds] = useState<number | null>(null);
  const [outcomes, setOutcomes] = useState<Outcome[]>();
  const play = async () => {
    const [from, to] = datesOf(question);
    const agents = Array.from({ length: Math.min(9, Math.max(1, most - least + 1)) }, (_, i) => least + i);
    const body = { from, to, zone: question.zone, queue: queue ?? queues[0]?.[0], agents, routing, serviceLevelSeconds: seconds };
    setOutcomes(await run(() => http.post<Outcome[]>('reports/whatif', body)));
  };
  return (
    <Card>
      <p className="hint">{t('whatIf.hint')}</p>
      <div className="report-questions">
        <label className="report-question">
          <span className="hint">{t('whatIf.queue')}</span>
          <Select aria-label={t('whatIf.queue')} value={queue ?? queues[0]?.[0]} onChange={setQueue} options={queues.map(([value, label]) => ({ value, label }))} popupMatchSelectWidth={false} />
        </label>
        <label className="report-question">
          <span className="hint">{t('whatIf.from')}</span>
          <InputNumber aria-label={t('whatIf.from')} min={-50} max={50} precision={0} value={least} onChange={(n) => setAgents([n ?? 0, Math.max(n ?? 0, most)])} />
        </label>
        <label className="report-question">
          <span className="hint">{t('whatIf.to')}</span>
          <InputNumber aria-label={t('whatIf.to')} min={least} max={least + 8} precision={0} value={most} onChange={(n) => setAgents([least, n ?? least])} />
        </label>
        <label className="report-question">
          <span className="hint">{t('whatIf.routing')}</span>
          <Select aria-label={t('whatIf.routing')} allowClear placeholder={t('whatIf.asIs')} value={routing} onChange={setRouting} options={routings.map((value) => ({ value, label: t.word('routing', value) }))} popupMatchSelectWidth={false} />
        </label>
        <label className="report-question">
          <span className="hint">{t('whatIf.seconds')}</span>
          <InputNumber aria-label={t('whatIf.seconds')} min={1} max={3600} precision={0} placeholder={t('whatIf.asIs')} value={seconds} onChange={setSeconds} />
        </label>
      </div>
      <Button type="primary" loading={busy} disabled={queues.length === 0} onClick={() => void play()}>{t('whatIf.run')}</Button>
      {outcomes ? <Outcomes outcomes={outcomes} /> : null}
    </Card>
  );
}

function staffOf(t: Texts, agents: number | null): string {
  return agents === null ? t('whatIf.was') : agents === 0 ? t('whatIf.same') : agents > 0 ? t('whatIf.more', { n: agents }) : t('whatIf.fewer', { n: -agents });
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const t = useTexts();
  const queueName = useQueueName();
  const lines: Line[] = outcomes.flatMap((o) => o.queues.map((q) => ({ ...q, staff: staffOf(t, o.agents), key: `${o.agents}|${q.queue}` })));
  const number = (value: number | string) => <span className="figures">{value}</span>;
  return (
    <Table<Line>
      size="small"
      className="below"
      rowKey="key"
      dataSource={lines}
      pagination={false}
      locale={{ emptyText: t('report.empty') }}
      columns={[
        { title: t('whatIf.staff'), dataIndex: 'staff' },
        { title: t('common.queue'), render: (_, l) => queueName(l.queue) },
        { title: t.word('figure', 'offered'), align: 'right', render: (_, l) => number(l.offered) },
        { title: t.word('figure', 'answered'), align: 'right', render: (_, l) => number(l.answered) },
        { title: t.word('figure', 'abandoned'), align: 'right', render: (_, l) => number(l.abandoned) },
        { title: t.word('figure', 'serviceLevel'), align: 'right', render: (_, l) => <b>{number(percent(l.serviceLevel))}</b> },
        { title: t.word('figure', 'averageWait'), align: 'right', render: (_, l) => number(l.averageWait === null ? '–' : duration(l.averageWait)) },
      ]}
    />
  );
}
