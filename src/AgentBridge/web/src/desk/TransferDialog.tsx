import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { useLive } from '../api/live';
import type { Queue } from '../api/types';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

interface Props {
  open: boolean;
  except: string;
  busy: boolean;
  onClose: () => void;
  onTransfer: (to: { queue?: string; number?: string }) => void;
}

export function TransferDialog({ open, except, busy, onClose, onTransfer }: Props) {
  const t = useTexts();
  const { figures } = useLive();
  const [kind, setKind] = useState<'queue' | 'number'>('queue');
  const [form] = Form.useForm<{ queue?: string; number?: string }>();
  const queues = useLoad(String(open), () => (open ? http.get<Queue[]>('queues') : Promise.resolve([])));
  const waiting = (name: string) => figures?.queues.find((q) => q.name === name)?.waiting ?? 0;
  return (
    <Modal
      title={t('call.transfer')}
      open={open}
      onCancel={onClose}
      okText={t('call.transferNow')}
      okButtonProps={{ loading: busy }}
      onOk={() => void form.validateFields().then((v) => onTransfer(kind === 'queue' ? { queue: v.queue } : { number: v.number?.trim() }))}
      destroyOnHidden
    >
      <Segmented
        block
        value={kind}
        onChange={setKind}
        options={[
          { value: 'queue', label: t('call.toQueue') },
          { value: 'number', label: t('call.toNumber') },
        ]}
      />
      <Form form={form} layout="vertical" preserve={false} requiredMark={false} className="below">
        {kind === 'queue' ? (
          <Form.Item name="queue" label={t('common.queue')} rules={[{ required: true, message: t('common.required') }]}>
            <Select
              loading={queues.loading}
              options={queues.data?.filter((q) => q.name !== except).map((q) => ({ value: q.name, label: `${q.name} · ${t('desk.waiting', { n: waiting(q.name) })}` }))}
            />
          </Form.Item>
        ) : (
          <Form.Item name="number" label={t('common.number')} rules={[{ required: true, message: t('common.required') }]}>
            <Input inputMode="tel" autoFocus placeholder="+49 30 1234567" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
