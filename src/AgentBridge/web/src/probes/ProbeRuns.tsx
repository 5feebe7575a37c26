import { Table, Tag } from 'antd';
import { http } from '../api/http';
import { Moment } from '../common/Moment';
import { Nothing } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import type { ProbeRun } from './types';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The last calls of a probe, each with its steps, what was heard and how fast. */
export function ProbeRuns({ id, version }: { id: string; version: string }) {
  const t = useTexts();
  const runs = useLoad(`${id} ${version}`, () => http.get<ProbeRun[]>(`probes/${id}/runs`));
  return (
    <Table<ProbeRun>
      className="below"
      size="small"
      rowKey="id"
      dataSource={runs.data}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing>{t('probe.noRuns')}</Nothing> }}
      expandable={{ expandedRowRender: (run) => <Steps run={run} /> }}
      columns={[
        { title: t('probe.at'), render: (_, run) => <Moment at={run.at} /> },
        { title: t('probe.last'), render: (_, run) => <RunTag run={run} calling={false} /> },
        { title: t('probe.took'), align: 'right', render: (_, run) => <span className="figures">{seconds(run.tookMs)}</span> },
      ]}
    />
  );
}

function Steps({ run }: { run: ProbeRun }) {
  const t = useTexts();
  return (
    <Table<ProbeRun['steps'][number]>
      size="small"
      rowKey={(s) => `${run.steps.indexOf(s)}`}
      pagination={false}
      dataSource={run.steps}
      columns={[
        { title: t('probe.step'), render: (_, s) => <span className={s.isGood ? '' : 'alarm-text'}>{s.step}</span> },
        { title: t('probe.took'), align: 'right', render: (_, s) => <span className="figures">{seconds(s.tookMs)}</span> },
        { title: t('probe.seen'), dataIndex: 'seen' },
      ]}
    />
  );
}

export function RunTag({ run, calling }: { run: ProbeRun | null; calling: boolean }) {
  const t = useTexts();
  if (calling) {
    return <Tag color="blue">{t('probe.calling')}</Tag>;
  }
  return run ? <Tag color={run.isGood ? 'green' : 'red'}>{t(run.isGood ? 'probe.good' : 'probe.failed')}</Tag> : <>–</>;
}
