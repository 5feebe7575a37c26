import { useLive } from '../api/live';
import { Growing } from '../common/Age';
import { useQueueName } from '../common/queueNames';
import { useTexts } from '../i18n';

/** How many wait in the agent's own queues. */
export function MyQueues({ queues }: { queues: string[] }) {
  const t = useTexts();
  const { figures } = useLive();
  const queueName = useQueueName();
  const mine = figures?.queues.filter((q) => queues.includes(q.name)) ?? [];
  return mine.length === 0 || !figures ? null : (
    <div className="chips" role="list" aria-label={t('desk.myQueues')}>
      {mine.map((q) => (
        <div key={q.name} className={`chip ${q.waiting > 0 ? 'busy' : ''}`} role="listitem">
          <b>{queueName(q.name)}</b>
          <span>{t('desk.waiting', { n: q.waiting })}</span>
          {q.waiting > 0 ? <Growing seconds={q.longestWaitSeconds} at={figures.at} /> : null}
        </div>
      ))}
    </div>
  );
}
