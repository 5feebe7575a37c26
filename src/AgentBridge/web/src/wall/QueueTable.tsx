import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Table, Tooltip } from 'antd';
import { useLive } from '../api/live';
import type { AgentState, Figures, QueueLive } from '../api/types';
import { Growing } from '../common/Age';
import { duration, percent } from '../common/format';
import { Nothing } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { stateColors } from '../common/StateTag';
import { useTexts, type Texts } from '../i18n';
import { grade, isLate } from './sums';

const shown: AgentState[] = ['ready', 'offered', 'onCall', 'wrapUp', 'notReady'];

export function QueueTable({ figures, onWaiting }: { figures: Figures; onWaiting: (queue: string) => void }) {
  const t = useTexts();
  const queueName = useQueueName();
  return (
    <Table<QueueLive>
      size="small"
      rowKey="name"
      dataSource={figures.queues}
      pagination={false}
      locale={{ emptyText: <Nothing>{t('live.noQueues')}</Nothing> }}
      columns={[
        { title: t('common.queue'), render: (_, q) => <b className="queue-name">{queueName(q.name)}</b> },
        {
          title: t('live.waiting'),
          align: 'right',
          render: (_, q) => (
            <Button size="small" type="text" aria-label={t('waiting.open', { n: q.waiting, queue: queueName(q.name) })} onClick={() => onWaiting(q.name)}>
              <b className={`figures ${isLate(q) ? 'alarm-text' : ''}`}>{q.waiting}</b>
            </Button>
          ),
        },
        { title: t('live.longest'), align: 'right', render: (_, q) => <Growing seconds={q.longestWaitSeconds} at={figures.at} /> },
        {
          title: (
            <Tooltip title={formulaOf(t, figures.queues)}>
              <span tabIndex={0}>
                {t('live.serviceLevel')} <InfoCircleOutlined />
              </span>
            </Tooltip>
          ),
          width: 190,
          render: (_, q) => <Level queue={q} />,
        },
        { title: t('live.offered'), align: 'right', render: (_, q) => <span className="figures">{q.offeredToday}</span> },
        { title: t('live.answered'), align: 'right', render: (_, q) => <span className="figures">{q.answeredToday}</span> },
        { title: t('live.abandoned'), align: 'right', render: (_, q) => <span className="figures">{q.abandonedToday}</span> },
        { title: t('live.averageWait'), align: 'right', render: (_, q) => seconds(q.averageWaitSeconds) },
        { title: t('live.averageTalk'), align: 'right', render: (_, q) => seconds(q.averageTalkSeconds) },
        { title: t('live.agents'), width: 150, render: (_, q) => <Staff queue={q} /> },
        {
          title: (
            <Tooltip title={t('live.seatLoadFormula')}>
              <span tabIndex={0}>
                {t('live.seatLoad')} <InfoCircleOutlined />
              </span>
            </Tooltip>
          ),
          align: 'right',
          render: (_, q) => <span className="figures">{percent(q.seatLoad)}</span>,
        },
      ]}
    />
  );
}

function seconds(value: number | null) {
  return <span className="figures">{value === null ? '–' : duration(value)}</span>;
}

/** The formula in words, where all queues have the same. */
function formulaOf(t: Texts, queues: QueueLive[]) {
  const [first, ...others] = [...new Set(queues.map((q) => q.formula))];
  return others.length > 0 ? t('live.serviceLevelMixed') : t('live.serviceLevelFormula', { formula: t.word('slFormula', first) });
}

function Level({ queue }: { queue: QueueLive }) {
  const t = useTexts();
  const target = useLive().staffing.find((s) => s.queue === queue.name)?.share;
  return (
    <Tooltip title={t('live.serviceLevelOf', { formula: t.word('slFormula', queue.formula), met: queue.met, judged: queue.judged, seconds: queue.serviceLevelSeconds })}>
      <div className={`level ${grade(queue.serviceLevel, target)}`}>
        <div className="level-bar">
          <i style={{ width: `${(queue.serviceLevel ?? 0) * 100}%` }} />
        </div>
        <span className="figures">{percent(queue.serviceLevel)}</span>
        <span className="hint">
          {t('live.within', { seconds: queue.serviceLevelSeconds })}
          {target === undefined ? null : ` · ${t('live.target', { share: percent(target) })}`}
        </span>
      </div>
    </Tooltip>
  );
}

function Staff({ queue }: { queue: QueueLive }) {
  const t = useTexts();
  return (
    <span className="staff">
      {shown.map((s) =>
        queue.agentsByState[s] ? (
          <Tooltip key={s} title={t.word('state', s)}>
            <span style={{ color: stateColors[s] }} aria-label={`${t.word('state', s)}: ${queue.agentsByState[s]}`}>
              <i className={`dot ${s}`} style={{ ['--state' as string]: stateColors[s] }} />
              {queue.agentsByState[s]}
            </span>
          </Tooltip>
        ) : null,
      )}
    </span>
  );
}
