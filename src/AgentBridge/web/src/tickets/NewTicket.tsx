import { Form, Input, Modal, Select } from 'antd';
import { http } from '../api/http';
import type { Ticket } from '../api/types';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

export const priorities = ['low', 'normal', 'medium', 'high'];
export const types = ['request', 'complaint'];

export function NewTicket({ open, onClose, onAdded }: { open: boolean; onClose: () => void; onAdded: (t: Ticket) => void }) {
  const t = useTexts();
  const { user } = useSession();
  const { busy, run } = useDo();
  const [form] = Form.useForm<{ subject: string; description?: string; type: string; priority: string; phone?: string }>();
  const save = async () => {
    const values = await form.validateFields();
    const ticket = await run(() => http.post<Ticket>('tickets', { ...values, owner: user }), t('common.saved'));
    if (ticket) {
      onAdded(ticket);
    }
  };
  return (
    <Modal title={t('ticket.add')} open={open} onCancel={onClose} onOk={() => void save()} confirmLoading={busy} okText={t('common.save')} destroyOnHidden>
      <Form form={form} layout="vertical" preserve={false} requiredMark={false} initialValues={{ type: 'request', priority: 'normal' }}>
        <Form.Item name="subject" label={t('ticket.subject')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input maxLength={300} autoFocus />
        </Form.Item>
        <Form.Item name="description" label={t('ticket.description')}>
          <Input.TextArea rows={4} maxLength={8000} />
        </Form.Item>
        <div className="columns">
          <Form.Item name="type" label={t('ticket.type')}>
            <Select options={types.map((v) => ({ value: v, label: t.word('ticketType', v) }))} />
          </Form.Item>
          <Form.Item name="priority" label={t('ticket.priority')}>
            <Select options={priorities.map((v) => ({ value: v, label: t.word('priority', v) }))} />
          </Form.Item>
        </div>
        <Form.Item name="phone" label={t('ticket.phone')}>
          <Input inputMode="tel" maxLength={64} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
