import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { http, query, type Listed } from '../api/http';
import { Nothing, Shown } from '../common/Page';
import { useQueueNames } from '../common/queueNames';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { DeviationList } from './DeviationList';
import { datesOf, type Question } from './question';
import { periods, targetFigures, type Deviation, type Target } from './types';

/** What is wanted of the queues, and where it was missed. */
export function Targets({ question }: { question: Question }) {
  const t = useTexts();
  const targets = useLoad('', () => http.list<Target>('targets'));
  const [from, to] = datesOf(question);
  const path = `targets/deviations${query({ from, to, zone: question.zone })}`;
  const missed = useLoad(path, () => http.get<Deviation[]>(path));
  return (
    <>
      <Card title={t('target.missed')}>
        <Shown of={missed}>{missed.data ? <DeviationList deviations={missed.data} zone={question.zone} /> : null}</Shown>
      </Card>
      <Card title={t('target.set')} className="below">
        <Shown of={targets}>
          {targets.data ? <Editor key={targets.data.version} stored={targets.data} onSaved={() => { void targets.reload(); void missed.reload(); }} /> : null}
        </Shown>
      </Card>
    </>
  );
}

const isShare = (target: Target) => target.figure === 'serviceLevel' || target.figure === 'abandonRate';

function Editor({ stored, onSaved }: { stored: Listed<Target>; onSaved: () => void }) {
  const t = useTexts();
  const queues = useQueueNames();
  const { busy, run } = useDo();
  const [rows, setRows] = useState(stored.items);
  const form = { getFieldsValue: () => ({ items: rows }), setFields: () => {}, setFieldsValue: (theirs: object) => setRows((theirs as Listed<Target>).items) };
  const conflict = useConflict(form, stored, (list: Listed<Target>) => list);
  const change = (i: number, part: Partial<Target>) => setRows(rows.map((r, n) => (n === i ? { ...r, ...part } : r)));
  const add = () => setRows([...rows, { queue: queues[0]?.[0] ?? '', figure: 'serviceLevel', period: 'day', value: 0.8 }]);
  const save = async () => {
    if (await run(() => conflict.save((version) => http.putList<Target>('targets', rows, version)), t('common.saved'))) {
      onSaved();
    }
  };
  return (
    <>
      {conflict.notice}
      {rows.length === 0 ? <Nothing>{t('target.none')}</Nothing> : null}
      {rows.map((r, i) => (
        <div key={i} className="target-row">
          <Select aria-label={t('common.queue')} value={r.queue} onChange={(queue) => change(i, { queue })} options={queues.map(([value, label]) => ({ value, label }))} popupMatchSelectWidth={false} />
          <Select aria-label={t('target.figure')} value={r.figure} onChange={(figure) => change(i, { figure, value: figure === 'serviceLevel' ? 0.8 : figure === 'abandonRate' ? 0.05 : 30 })} options={targetFigures.map((f) => ({ value: f, label: t.word('figure', f) }))} popupMatchSelectWidth={false} />
          <span className="hint">{t(r.figure === 'serviceLevel' ? 'target.atLeast' : 'target.atMost')}</span>
          <InputNumber
            aria-label={t('target.value')}
            min={0}
            max={isShare(r) ? 100 : 3600}
            suffix={isShare(r) ? '%' : 's'}
            value={isShare(r) ? Math.round(r.value * 1000) / 10 : r.value}
            onChange={(value) => change(i, { value: isShare(r) ? (value ?? 0) / 100 : (value ?? 0) })}
          />
          <Select aria-label={t('target.period')} value={r.period} onChange={(period) => change(i, { period })} options={periods.map((p) => ({ value: p, label: t.word('reportBy', p) }))} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('target.remove')} onClick={() => setRows(rows.filter((_, n) => n !== i))} />
        </div>
      ))}
      <div className="page-actions">
        <Button icon={<PlusOutlined />} onClick={add}>{t('target.add')}</Button>
        <Button type="primary" loading={busy} onClick={() => void save()}>{t('common.save')}</Button>
      </div>
    </>
  );
}
