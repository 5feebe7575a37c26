import { PlayCircleOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView, CallView } from '../api/types';
import { Age } from '../common/Age';
import { Num } from '../common/Num';
import { useQueueName } from '../common/queueNames';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

/** Every call at hand, where there are several: the agent is with one, the others hear music. */
export function CallsAtHand({ calls }: { calls: CallView[] }) {
  const t = useTexts();
  const queueName = useQueueName();
  const { busy, run } = useDo();
  const take = (callId: string) => void run(async () => setView(await http.post<AgentView | undefined>('desk/switch', { callId })));
  return (
    <ul className="calls-at-hand" aria-label={t('calls.atHand')}>
      {calls.map((call) => (
        <li key={call.callId} className={call.talking ? 'talking' : ''}>
          <b>{call.name ?? <Num of={call.number} />}</b>
          <span>{queueName(call.queue)}</span>
          <Tag color={call.talking && !call.held ? 'blue' : 'gold'}>{t(call.talking && !call.held ? 'talk.talks' : 'talk.hearsMusic')}</Tag>
          <Age since={call.since} />
          {call.talking ? null : (
            <Button size="small" icon={<PlayCircleOutlined />} disabled={busy} onClick={() => take(call.callId)}>
              {t('calls.take')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
