import { Button, Form, Input, InputNumber, Popconfirm, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import { between, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { formats, rhythms, weekday, type Mailing, type SavedReport } from './types';

const zones = Intl.supportedValuesOf('timeZone');
const languages = [{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }];

/** Which report, when, to whom, as what. */
export function MailedForm({ mailing, saved, onDone }: { mailing: Partial<Mailing>; saved: SavedReport[]; onDone: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Mailing>();
  const { busy, run } = useDo(form);
  const rhythm = Form.useWatch('rhythm', form) ?? mailing.rhythm;
  const conflict = useConflict(form, mailing.id ? (mailing as Mailing) : undefined, (stored: Mailing) => stored);
  const save = (values: Mailing) => {
    const send = (version?: number) => (mailing.id ? http.put<Mailing>(`reports/mailings/${mailing.id}`, { ...values, version }) : http.post<Mailing>('reports/mailings', values));
    void run(() => conflict.save(send), t('common.saved')).then((done) => done && onDone());
  };
  return (
    <Form<Mailing> form={form} layout="vertical" requiredMark={false} initialValues={mailing} onFinish={save}>
      {conflict.notice}
      <Form.Item name="report" label={t('mailed.report')} rules={[given(t)]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={saved.map((r) => ({ value: r.id, label: r.name }))} />
      </Form.Item>
      <Form.Item name="rhythm" label={t('mailed.when')}>
        <Select options={rhythms.map((value) => ({ value, label: t.word('rhythm', value) }))} onChange={() => form.setFieldValue('day', 1)} />
      </Form.Item>
      {rhythm === 'weekly' ? (
        <Form.Item name="day" label={t('mailed.day')}>
          <Select options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value, t.language) }))} />
        </Form.Item>
      ) : null}
      {rhythm === 'monthly' ? (
        <Form.Item name="day" label={t('mailed.day')} extra={t('mailed.shortMonth')} rules={between(t, 1, 31)}><InputNumber /></Form.Item>
      ) : null}
      <Form.Item name="at" label={t('mailed.at')} rules={[given(t)]}><Input type="time" /></Form.Item>
      <Form.Item name="zone" label={t('report.zone')}>
        <Select allowClear showSearch placeholder={t('report.zoneServer')} options={zones.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="addresses" label={t('mailed.to')} rules={[{ required: true, type: 'array', message: t('common.required') }]}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';', ' ']} placeholder="name@example.org" />
      </Form.Item>
      <Form.Item name="format" label={t('mailed.format')}><Select options={formats.map((value) => ({ value, label: t.word('reportFormat', value) }))} /></Form.Item>
      <Form.Item name="language" label={t('common.language')}><Select options={languages} /></Form.Item>
      <Form.Item name="enabled" label={t('mail.on')} valuePropName="checked"><Switch /></Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {mailing.id ? (
          <Popconfirm title={t('mailed.deleteSure')} okText={t('common.delete')} cancelText={t('common.cancel')} onConfirm={() => void run(() => http.delete(`reports/mailings/${mailing.id}`).then(onDone))}>
            <Button danger disabled={busy}>{t('common.delete')}</Button>
          </Popconfirm>
        ) : null}
      </Space>
    </Form>
  );
}
