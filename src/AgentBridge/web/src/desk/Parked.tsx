import { Button, Card } from 'antd';
import { http } from '../api/http';
import { setView, useLive } from '../api/live';
import type { AgentView, ParkedCall } from '../api/types';
import { Age } from '../common/Age';
import { Num } from '../common/Num';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

/** Callers in park slots; agents of their queue may pick them up. Nothing where nobody is parked. */
export function Parked({ canPickUp }: { canPickUp: boolean }) {
  const t = useTexts();
  const queueName = useQueueName();
  const personName = usePersonName();
  const { parked: changed, connected } = useLive();
  const { busy, run } = useDo();
  const parked = useLoad(`${changed} ${connected}`, () => http.get<ParkedCall[]>('parked'));
  const pickUp = (slot: number) => void run(async () => setView(await http.post<AgentView | undefined>('desk/pick-up', { slot })));
  return !parked.data || parked.data.length === 0 ? null : (
    <Card title={t('park.title')} extra={<span className="count">{parked.data.length}</span>}>
      <ul className="calls-at-hand" aria-label={t('park.title')}>
        {parked.data.map((call) => (
          <li key={call.callId}>
            <b className="figures">{call.slot}</b>
            <span>{call.name ?? <Num of={call.number} />}</span>
            <span>{queueName(call.queue)}</span>
            <span className="hint">{t('park.by', { who: personName(call.by) })}</span>
            <Age since={call.since} />
            {canPickUp ? (
              <Button size="small" type="primary" disabled={busy} onClick={() => pickUp(call.slot)}>
                {t('park.pickUp')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
