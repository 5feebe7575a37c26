import { Alert, Button, Form, Input, InputNumber, Space } from 'antd';
import { http } from '../api/http';
import { Sure } from '../common/Popup';
import { atMost, between, given, phone } from '../common/rules';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import type { Campaign, Lead } from './types';

type Values = Pick<Lead, 'number' | 'name' | 'zone' | 'priority' | 'fields'>;

/** One lead: what the list says of it, dialed again from the first, or never. Who changed what is kept. */
export function LeadForm({ campaign, lead, onSaved }: { campaign: Campaign; lead: Lead; onSaved: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const excluded = lead.bar === 'excluded';
  const rings = lead.state === 'dialing';
  const send = (change: object) =>
    void run(() => http.patch<Lead>(`campaigns/${campaign.id}/leads/${lead.id}`, change), t('common.saved')).then((saved) => {
      if (saved) {
        settle();
        onSaved();
      }
    });
  // what is left as it was shown is not sent: somebody else may have changed it
  const save = ({ fields, ...v }: Values) => {
    const values = { ...v, name: v.name ?? '', zone: v.zone ?? '', fields: Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value)) };
    const isNew = (name: keyof Values) => JSON.stringify(values[name]) !== JSON.stringify(lead[name] ?? '');
    send(Object.fromEntries(Object.entries(values).filter(([name]) => isNew(name as keyof Values))));
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={rings}
      initialValues={lead}
      onFinish={save}
    >
      {rings ? <Alert type="info" showIcon className="trouble" title={t('leads.rings')} /> : null}
      <Form.Item name="number" label={t('common.number')} rules={[given(t), phone(t)]}><Input /></Form.Item>
      <Form.Item name="name" label={t('leads.name')} rules={[atMost(t, 200)]}><Input /></Form.Item>
      <Form.Item name="zone" label={t('leadColumn.zone')}><Input placeholder="Europe/Berlin" allowClear /></Form.Item>
      <Form.Item name="priority" label={t('leadColumn.priority')} rules={between(t, -100, 100)}><InputNumber precision={0} className="wide" /></Form.Item>
      {Object.keys(lead.fields).map((name) => (
        <Form.Item key={name} name={['fields', name]} label={name} rules={[atMost(t, 500)]}><Input /></Form.Item>
      ))}
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        <Sure title={t('leads.resetSure')} okText={t('leads.reset')} onConfirm={() => send({ resetAttempts: true })}>
          <Button disabled={busy || rings}>{t('leads.reset')}</Button>
        </Sure>
        <Button danger={!excluded} disabled={busy || rings} onClick={() => send({ excluded: !excluded })}>{t(excluded ? 'leads.include' : 'leads.exclude')}</Button>
      </Space>
    </Form>
  );
}
