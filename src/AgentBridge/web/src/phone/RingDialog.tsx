import { Button, Modal, Space } from 'antd';
import { useLive } from '../api/live';
import { useTexts } from '../i18n';
import { instance } from './line';
import { answer } from './phone';

/** A call that rings here and is no offer of a queue, which the desk shows itself. */
export function RingDialog() {
  const t = useTexts();
  const { phone, view } = useLive();
  const ring = phone?.instance === instance && phone.ringing?.callId !== view?.callId ? phone.ringing : null;
  return (
    <Modal open={ring != null} closable={false} footer={null} title={t('phone.rings', { caller: ring?.name ?? ring?.number ?? '' })}>
      <Space>
        <Button type="primary" onClick={() => answer(true)}>{t('call.accept')}</Button>
        <Button onClick={() => answer(false)}>{t('call.reject')}</Button>
      </Space>
    </Modal>
  );
}
