import { Button, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import { Sure } from '../common/Popup';
import { atMost, between, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import type { Probe } from './types';

const example = `probe: the menu
call: { to: "1000", host: 127.0.0.1, port: 5060, from: "+493055512" }
steps:
  - { hear: "ask your question in your own words", within: 45 }
  - { press: "0" }
  - { hear: "connecting you to an agent", within: 30 }
`;

const zones = Intl.supportedValuesOf('timeZone');

export function ProbeForm({ probe, onDone }: { probe: Probe | undefined; onDone: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Probe>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const conflict = useConflict(form, probe, (stored: Probe) => stored);
  const save = (values: Probe) => {
    const send = (version?: number) => (probe ? http.put<Probe>(`probes/${probe.id}`, { ...values, version }) : http.post<Probe>('probes', values));
    void run(() => conflict.save(send), t('common.saved')).then((saved) => {
      if (saved) {
        settle();
        onDone();
      }
    });
  };
  return (
    <Form<Probe> form={form} layout="vertical" requiredMark={false} initialValues={probe ?? { script: example, everyMinutes: 15, enabled: true }} onFinish={save}>
      {conflict.notice}
      <Form.Item name="name" label={t('probe.name')} rules={[given(t), atMost(t, 100)]}><Input /></Form.Item>
      <Form.Item name="script" label={t('probe.script')} extra={t('probe.scriptHint')} rules={[given(t), atMost(t, 20000)]}>
        <Input.TextArea className="figures" autoSize={{ minRows: 8, maxRows: 24 }} />
      </Form.Item>
      <Space size="large" align="start">
        <Form.Item name="everyMinutes" label={t('probe.everyMinutes')} extra={t('probe.everyHint')} rules={between(t, 0, 10080)}><InputNumber precision={0} /></Form.Item>
        <Form.Item name="enabled" label={t('mail.on')} valuePropName="checked"><Switch /></Form.Item>
      </Space>
      <div className="columns">
        <Form.Item name="cron" label={t('probe.cron')} extra={t('probe.cronHint')} rules={[atMost(t, 100)]}><Input className="figures" allowClear /></Form.Item>
        <Form.Item name="zone" label={t('probe.zone')}>
          <Select allowClear showSearch placeholder={t('report.zoneServer')} options={zones.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </div>
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {probe ? (
          <Sure title={t('probe.deleteSure', { name: probe.name })} okText={t('common.delete')} onConfirm={() => void run(() => http.delete(`probes/${probe.id}`).then(() => { settle(); onDone(); }))}>
            <Button danger disabled={busy}>{t('common.delete')}</Button>
          </Sure>
        ) : null}
      </Space>
    </Form>
  );
}
