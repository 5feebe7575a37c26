import { Button, Form, Input, Select, Space, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { Ticket } from '../api/types';
import { atMost, counted, given, phone } from '../common/rules';
import { CustomerPicker } from '../customers/CustomerPicker';
import { useTexts } from '../i18n';
import { OwnerSelect } from './OwnerSelect';

export const priorities: Ticket['priority'][] = ['low', 'normal', 'medium', 'high'];
export const types: Ticket['type'][] = ['request', 'complaint'];

/** What of a ticket is written by people. An empty text means: nothing, nobody. */
export interface TicketValues {
  subject: string;
  description: string;
  type: Ticket['type'];
  priority: Ticket['priority'];
  customerId: string;
  phone: string;
  owner: string;
}

export function valuesOf(ticket: Ticket): TicketValues {
  const { subject, type, priority } = ticket;
  return { subject, type, priority, description: ticket.description ?? '', customerId: ticket.customerId ?? '', phone: ticket.phone ?? '', owner: ticket.owner ?? '' };
}

interface Props {
  form: FormInstance<TicketValues>;
  initial: Partial<TicketValues>;
  busy: boolean;
  /** Above the fields: that somebody else has saved meanwhile. */
  notice?: ReactNode;
  onSave: (values: TicketValues) => void;
  /** Without it the form has no buttons of its own: a dialog has them. */
  onCancel?: () => void;
}

export function TicketForm({ form, initial, busy, notice, onSave, onCancel }: Props) {
  const t = useTexts();
  return (
    <Form<TicketValues> form={form} preserve={false} layout="vertical" requiredMark={false} initialValues={initial} onFinish={onSave} scrollToFirstError>
      {notice}
      <Form.Item name="subject" label={t('ticket.subject')} rules={[given(t), atMost(t, 300)]}>
        <Input />
      </Form.Item>
      <Form.Item name="description" label={t('ticket.description')} rules={[atMost(t, 8000)]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} count={counted(8000)} />
      </Form.Item>
      <div className="columns">
        <Form.Item name="type" label={t('ticket.type')}>
          <Select options={types.map((v) => ({ value: v, label: t.word('ticketType', v) }))} />
        </Form.Item>
        <Form.Item name="priority" label={t('ticket.priority')}>
          <Select options={priorities.map((v) => ({ value: v, label: t.word('priority', v) }))} />
        </Form.Item>
        <Form.Item name="customerId" label={t('customer.title')}>
          <CustomerPicker onPicked={(c) => !form.getFieldValue('phone') && c?.numbers[0] && form.setFieldValue('phone', c.numbers[0])} />
        </Form.Item>
        <Form.Item name="phone" label={t('ticket.phone')} rules={[phone(t), atMost(t, 64)]}>
          <Input inputMode="tel" />
        </Form.Item>
        <Form.Item name="owner" label={t('ticket.owner')}>
          <OwnerSelect />
        </Form.Item>
      </div>
      {onCancel ? (
        <Space>
          <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
          <Button disabled={busy} onClick={onCancel}>{t('common.cancel')}</Button>
        </Space>
      ) : null}
    </Form>
  );
}
