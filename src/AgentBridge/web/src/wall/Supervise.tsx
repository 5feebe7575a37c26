import { CustomerServiceOutlined, MessageOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { ObservationMode } from '../api/supervision';
import type { AgentLive } from '../api/types';
import { Pulldown } from '../common/Popup';
import { atMost, given } from '../common/rules';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

export const modes: ObservationMode[] = ['listen', 'whisper', 'bargeIn', 'takeOver'];
export const addressOf: Record<ObservationMode, string> = { listen: 'listen', whisper: 'whisper', bargeIn: 'barge', takeOver: 'takeover' };

/** Into an agent's call, by the supervisor's own telephone; and a word on the agent's page. */
export function Supervise({ agent }: { agent: AgentLive }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [writing, setWriting] = useState(false);
  const { call } = agent;
  return (
    <span className="supervise">
      {agent.state === 'onCall' && call ? (
        <Pulldown
          menu={{
            items: modes.map((m) => ({ key: m, label: t.word('observe', m) })),
            onClick: ({ key }) => void run(() => http.post(`calls/${call.id}/${addressOf[key as ObservationMode]}`, {}), t('observe.ringing')),
          }}
        >
          <Button size="small" type="text" icon={<CustomerServiceOutlined />} loading={busy} aria-label={t('observe.title', { name: agent.name })} />
        </Pulldown>
      ) : null}
      {agent.state === 'signedOut' ? null : (
        <Button size="small" type="text" icon={<MessageOutlined />} aria-label={t('message.to', { name: agent.name })} onClick={() => setWriting(true)} />
      )}
      <MessageDialog agent={agent} open={writing} onClose={() => setWriting(false)} />
    </span>
  );
}

function MessageDialog({ agent, open, onClose }: { agent: AgentLive; open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ text: string }>();
  const { busy, run } = useDo(form);
  const send = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values && (await run(() => http.post(`agents/${agent.user}/messages`, values).then(() => true), t('message.sent', { name: agent.name })))) {
      onClose();
    }
  };
  return (
    <Modal
      title={t('message.to', { name: agent.name })}
      open={open}
      onCancel={onClose}
      okText={t('message.send')}
      okButtonProps={{ loading: busy }}
      onOk={() => void send()}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={() => void send()}>
        <Form.Item name="text" label={t('message.text')} rules={[given(t), atMost(t, 500)]}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
