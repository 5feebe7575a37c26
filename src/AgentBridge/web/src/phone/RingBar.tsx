import { CloseOutlined, PhoneFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useLive } from '../api/live';
import type { PagePhone } from '../api/phone';
import { numberText } from '../common/Num';
import { useTexts } from '../i18n';
import { useShortcuts } from '../shell/shortcuts';
import { instance } from './line';
import { answer } from './phone';

/** A call that rings here and is no offer of a queue, which the desk shows itself. A bar, no dialog: whoever is writing goes on writing. */
export function RingBar() {
  const { phone, view } = useLive();
  const ring = phone?.instance === instance && phone.ringing?.callId !== view?.callId ? phone.ringing : null;
  return ring ? <Ring key={ring.callId} ring={ring} /> : null;
}

function Ring({ ring }: { ring: NonNullable<PagePhone['ringing']> }) {
  const t = useTexts();
  const [accept, reject] = [() => answer(true), () => answer(false)];
  useShortcuts([{ key: 'a', text: 'call.accept', run: accept }, { key: 'r', text: 'call.reject', run: reject }]);
  return (
    <section className="call-bar offered" aria-label={t('call.title')}>
      <div className="call-who">
        <strong role="status">{t('phone.rings', { caller: ring.name ?? numberText(t, ring.number) })}</strong>
      </div>
      <div className="call-keys">
        <Button className="accept" size="large" icon={<PhoneFilled />} onClick={accept}>{t('call.accept')}</Button>
        <Button size="large" icon={<CloseOutlined />} onClick={reject}>{t('call.reject')}</Button>
      </div>
    </section>
  );
}
