import { Button } from 'antd';
import { http } from '../api/http';
import type { Call } from '../api/types';
import { isWithheld } from '../common/Num';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import type { Callback } from './types';

/** One click makes a callback of a call that came to nothing. */
export function CallBackButton({ call }: { call: Call }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const ask = () => http.post<Callback>('callbacks', { number: call.from, name: call.customerName ?? undefined, queue: call.queue ?? undefined, callId: call.id });
  return call.direction === 'inbound' && call.end && call.end.result !== 'completed' && !isWithheld(call.from) ? (
    <Button className="below" loading={busy} onClick={() => void run(ask, t('callback.kept'))}>{t('callback.fromCall')}</Button>
  ) : null;
}
