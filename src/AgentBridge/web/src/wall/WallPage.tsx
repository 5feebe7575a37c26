import { CloseOutlined, FullscreenOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { CSSProperties } from 'react';
import { useSecond } from '../api/clock';
import { useLive, useStale } from '../api/live';
import type { AgentLive, AgentState, Figures, QueueLive } from '../api/types';
import { Age, Growing } from '../common/Age';
import { clockTime, percent } from '../common/format';
import { useQueueName } from '../common/queueNames';
import { stateOrder } from '../common/StateTag';
import { useTexts } from '../i18n';
import { go } from '../shell/route';
import { grade, isLate } from './sums';

const wallStates: AgentState[] = stateOrder.filter((s) => s !== 'signedOut');

/** The same figures for a screen on the wall: dark, large, all of it in sight, without anything to press but the way back. */
export default function WallPage() {
  const t = useTexts();
  const { figures } = useLive();
  const stale = useStale();
  return (
    <main className="wall">
      <header>
        <h1>{t('shell.name')}</h1>
        <WallClock />
        <div className="wall-actions">
          <Button ghost icon={<FullscreenOutlined />} aria-label={t('wall.fullscreen')} onClick={() => void document.documentElement.requestFullscreen().catch(() => {})} />
          <Button ghost icon={<CloseOutlined />} aria-label={t('wall.close')} onClick={() => go('live')} />
        </div>
      </header>
      {stale ? <Alert type="warning" showIcon title={t('live.stale')} className="stale-mark" role="alert" /> : null}
      {figures ? (
        <div className={`wall-body ${stale ? 'stale' : ''}`}>
          <WallQueues figures={figures} />
          <WallAgents figures={figures} />
        </div>
      ) : null}
    </main>
  );
}

function WallClock() {
  const t = useTexts();
  useSecond();
  return <time className="figures">{clockTime(new Date().toISOString(), t.language)}</time>;
}

const manyAgents = 16;

/** Three rows of tiles, wide and large; two where many agents need the room below. */
function columnsFor(queues: number, agents: number): number {
  return Math.max(1, Math.ceil(queues / (agents > manyAgents && queues <= 8 ? 2 : 3)));
}

function WallQueues({ figures }: { figures: Figures }) {
  const columns = columnsFor(figures.queues.length, atWork(figures).length);
  return (
    <div className="wall-queues" style={{ '--columns': columns } as CSSProperties}>
      {figures.queues.map((q) => (
        <WallQueue key={q.name} queue={q} at={figures.at} />
      ))}
    </div>
  );
}

function WallQueue({ queue, at }: { queue: QueueLive; at: string }) {
  const t = useTexts();
  const queueName = useQueueName();
  const target = useLive().staffing.find((s) => s.queue === queue.name)?.share;
  return (
    <section className={`wall-queue ${isLate(queue) ? 'late' : ''}`}>
      <h2>{queueName(queue.name)}</h2>
      <div className="wall-big">
        <div>
          <b className="figures">{queue.waiting}</b>
          <span>{t('live.waiting')}</span>
        </div>
        <div>
          <b>
            <Growing seconds={queue.longestWaitSeconds} at={at} />
          </b>
          <span>{t('live.longest')}</span>
        </div>
        <div className={grade(queue.serviceLevel, target)}>
          <b className="figures">{percent(queue.serviceLevel)}</b>
          <span>{t('live.within', { seconds: queue.serviceLevelSeconds })}</span>
        </div>
      </div>
      <p>
        {t('wall.day', { offered: queue.offeredToday, answered: queue.answeredToday, abandoned: queue.abandonedToday })} · {t('live.seatLoad')}{' '}
        {percent(queue.seatLoad)}
      </p>
    </section>
  );
}

function atWork(figures: Figures): AgentLive[] {
  return figures.agents.filter((a) => a.state !== 'signedOut');
}

function WallAgents({ figures }: { figures: Figures }) {
  const t = useTexts();
  const agents = atWork(figures).toSorted((a, b) => wallStates.indexOf(a.state) - wallStates.indexOf(b.state) || (a.since ?? '').localeCompare(b.since ?? ''));
  return (
    <div className={`wall-agents ${agents.length > manyAgents ? 'many' : ''}`}>
      {agents.map((a) => (
        <div key={a.user} className={`wall-agent ${a.state}`}>
          <b title={a.name}>{a.name}</b>
          <span>
            {t.word('state', a.state)}
            {a.reason ? ` · ${t.word('reason', a.reason)}` : ''}
          </span>
          <Age since={a.since} />
        </div>
      ))}
    </div>
  );
}
