import { Button, Drawer, Select, Tag } from 'antd';
import { useEffect } from 'react';
import { http } from '../api/http';
import type { WaitingCall } from '../api/supervision';
import { Age } from '../common/Age';
import { Num } from '../common/Num';
import { Nothing, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

const lookMs = 2000;

/** Who waits in a queue, why each still waits, and what can be done about it. */
export function WaitingDrawer({ queue, queues, onClose }: { queue: string | null; queues: string[]; onClose: () => void }) {
  const t = useTexts();
  const queueName = useQueueName();
  const personName = usePersonName();
  const { busy, run } = useDo();
  const waiting = useLoad(queue ?? '', () => (queue ? http.get<WaitingCall[]>(`supervision/waiting?queue=${queue}`) : Promise.resolve([])));
  const { reload } = waiting;
  useEffect(() => {
    const timer = queue ? setInterval(() => void reload(), lookMs) : undefined;
    return () => clearInterval(timer);
  }, [queue, reload]);
  const move = (call: WaitingCall, to?: string) =>
    void run(async () => {
      await http.post(`calls/${call.callId}/move`, { queue: to });
      await reload();
    }, t('waiting.moved'));
  return (
    <Drawer title={queue ? t('waiting.title', { queue: queueName(queue) }) : ''} open={queue !== null} onClose={onClose} size="large">
      <Shown of={waiting}>
        {waiting.data?.length === 0 ? <Nothing>{t('waiting.nobody')}</Nothing> : null}
        <ol className="waiting-list">
          {waiting.data?.map((w) => (
            <li key={w.callId} className="waiting-call">
              <div className="waiting-head">
                <b><Num of={w.from} /></b> {w.callerName ?? ''} <Age since={w.since} />
                {w.offeredTo ? <Tag color="gold">{t('waiting.offeredTo', { agent: personName(w.offeredTo) })}</Tag> : null}
              </div>
              <div className="waiting-keys">
                <Button size="small" disabled={busy || w.position === 1 || w.offeredTo !== null} onClick={() => move(w)}>
                  {t('waiting.ahead')}
                </Button>
                <Select
                  size="small"
                  aria-label={t('waiting.move')}
                  placeholder={t('waiting.move')}
                  value={null}
                  disabled={busy || w.offeredTo !== null}
                  options={queues.filter((q) => q !== w.queue).map((q) => ({ value: q, label: queueName(q) }))}
                  onChange={(to: string | null) => (to ? move(w, to) : undefined)}
                />
              </div>
              <ul className="verdicts">
                {w.agents.length === 0 ? <li>{t('waiting.noAgents')}</li> : null}
                {w.agents.map((a) => (
                  <li key={a.agent}>
                    {a.name}: <span className="hint">{t.word('passedOver', a.why)}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Shown>
    </Drawer>
  );
}
