import { Checkbox, DatePicker, Form, Input, Modal, Button } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { http } from '../api/http';
import { useClosing } from '../common/Closing';
import { zone } from '../common/format';
import { Sure } from '../common/Popup';
import { atMost, given, phone } from '../common/rules';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';
import type { Callback } from './types';

interface Values {
  number: string;
  name?: string;
  note?: string;
  dueAt: Dayjs;
  mine: boolean;
}

/** What a new callback is made from. */
export interface Wanted {
  number: string;
  name?: string;
  queue: string | null;
  callId?: string;
}

interface Props {
  /** A callback that waits already, or what a new one is made from; undefined = closed. */
  of: Callback | Wanted | undefined;
  onClose: () => void;
  onDone?: () => void;
}

const isCallback = (of: Callback | Wanted): of is Callback => 'id' in of;

/** To be called back at a time, by this agent or by whoever serves the queue. */
export function LaterDialog({ of, onClose, onDone }: Props) {
  const t = useTexts();
  const { user } = useSession();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const { guards, close } = useClosing(onClose);
  const settle = useUnsaved(form, guards);
  const before = of && isCallback(of) ? of : undefined;
  const finish = (action: Promise<Callback>, done: string) =>
    void run(() => action, done).then((saved) => {
      if (saved) {
        settle();
        onClose();
        onDone?.();
      }
    });
  const save = ({ number, name, note, dueAt, mine }: Values) => {
    const due = dueAt.toISOString();
    if (before) {
      finish(http.patch<Callback>(`callbacks/${before.id}`, { dueAt: due, agent: mine ? user : '' }), t('common.saved'));
    } else if (of) {
      const wanted = of as Wanted;
      finish(
        http.post<Callback>('callbacks', { number, name, note, dueAt: due, agent: mine ? user : undefined, queue: wanted.queue ?? undefined, callId: wanted.callId, language: t.language }),
        t('callback.kept'),
      );
    }
  };
  return (
    <Modal
      title={before ? t('callback.change') : t('callback.later')}
      open={of !== undefined}
      onCancel={close}
      destroyOnHidden
      footer={
        <>
          {before ? (
            <Sure title={t('callback.cancelSure')} okText={t('callback.cancel')} cancelText={t('callback.keep')} onConfirm={() => finish(http.patch<Callback>(`callbacks/${before.id}`, { state: 'cancelled' }), t('common.saved'))}>
              <Button danger disabled={busy}>{t('callback.cancel')}</Button>
            </Sure>
          ) : null}
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>{t('common.save')}</Button>
        </>
      }
    >
      {of ? (
        <Form<Values>
          form={form}
          layout="vertical"
          preserve={false}
          requiredMark={false}
          initialValues={{ number: of.number, name: of.name ?? undefined, dueAt: before?.dueAt ? dayjs(before.dueAt) : dayjs().add(1, 'hour'), mine: before ? before.agent === user : true }}
          onFinish={save}
        >
          {before ? null : (
            <>
              <Form.Item name="number" label={t('common.number')} rules={[given(t), phone(t)]}><Input /></Form.Item>
              <Form.Item name="name" label={t('leads.name')} rules={[atMost(t, 1000)]}><Input /></Form.Item>
              <Form.Item name="note" label={t('callback.about')} rules={[atMost(t, 1000)]}><Input.TextArea rows={2} /></Form.Item>
            </>
          )}
          <Form.Item name="dueAt" label={t('callback.when')} extra={t('common.zone', { zone })} rules={[{ required: true, message: t('common.required') }]}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="wide" />
          </Form.Item>
          <Form.Item name="mine" valuePropName="checked" extra={t('callback.mineHint')}><Checkbox>{t('callback.mine')}</Checkbox></Form.Item>
        </Form>
      ) : null}
    </Modal>
  );
}
