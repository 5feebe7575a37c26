import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView } from '../api/types';
import { useQueueName } from '../common/queueNames';
import { atMost, given } from '../common/rules';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { ColleagueField } from './ColleagueField';

interface Values {
  number?: string;
  colleague?: string;
  queue?: string;
}

/** Calls a number or a colleague; what is refused is said at its field, and nothing that was typed is lost. */
export function DialDialog({ open, queues, onClose }: { open: boolean; queues: string[]; onClose: () => void }) {
  const t = useTexts();
  const queueName = useQueueName();
  const [kind, setKind] = useState<'number' | 'colleague'>('number');
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const dial = async ({ number, colleague, queue }: Values) => {
    const dialed = await run(async () => {
      setView(await http.post<AgentView | undefined>('desk/dial', { number: (kind === 'number' ? number : colleague)?.trim(), queue }));
      return true;
    });
    if (dialed) {
      onClose();
    }
  };
  return (
    <Modal title={t('dial.title')} open={open} onCancel={onClose} okText={t('dial.call')} cancelText={t('common.cancel')} confirmLoading={busy} onOk={form.submit} destroyOnHidden>
      <Segmented
        block
        value={kind}
        onChange={setKind}
        options={[{ value: 'number' as const, label: t('common.number') }, { value: 'colleague' as const, label: t('dial.colleague') }]}
      />
      <Form<Values> form={form} layout="vertical" requiredMark={false} className="below" initialValues={{ queue: queues[0] }} onFinish={(v) => void dial(v)}>
        {kind === 'number' ? (
          <>
            <Form.Item name="number" label={t('common.number')} rules={[given(t), atMost(t, 64)]}>
              <Input inputMode="tel" autoFocus placeholder="+49 30 1234567" onPressEnter={form.submit} />
            </Form.Item>
            <Form.Item name="queue" label={t('common.queue')} extra={t('dial.queueHint')} hidden={queues.length < 2}>
              <Select options={queues.map((q) => ({ value: q, label: queueName(q) }))} />
            </Form.Item>
          </>
        ) : (
          <ColleagueField open={open} anyState />
        )}
      </Form>
    </Modal>
  );
}
