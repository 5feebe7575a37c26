import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { LeadReportView } from './LeadReportView';
import type { Campaign, LeadReport } from './types';

interface Group {
  valueClasses: string[];
  company?: string;
  language?: string;
}

interface Props {
  campaign: Campaign;
  open: boolean;
  onClose: () => void;
  onTaken: () => void;
}

/** The customers of a group as leads; their class, company and language become columns. */
export function CustomerImport({ campaign, open, onClose, onTaken }: Props) {
  const t = useTexts();
  const [form] = Form.useForm<Group>();
  const [report, setReport] = useState<{ tried: boolean; report: LeadReport }>();
  const { busy, run } = useDo(form);
  const send = (tried: boolean) =>
    void run(async () => {
      const taken = await http.post<LeadReport>(`campaigns/${campaign.id}/leads/customers${query({ try: tried })}`, form.getFieldsValue());
      setReport({ tried, report: taken });
      if (!tried) {
        onTaken();
      }
    });
  const close = () => {
    setReport(undefined);
    onClose();
  };
  return (
    <Modal
      title={t('leads.fromCustomers')}
      open={open}
      onCancel={close}
      destroyOnHidden
      footer={
        <>
          <Button onClick={close}>{t('common.close')}</Button>
          <Button disabled={busy} onClick={() => send(true)}>{t('leads.try')}</Button>
          <Button type="primary" loading={busy} onClick={() => send(false)}>{t('leads.take')}</Button>
        </>
      }
    >
      <p className="hint">{t('leads.customersMean')}</p>
      <Form<Group> form={form} layout="vertical" preserve={false} initialValues={{ valueClasses: ['A', 'B', 'C'] }} onValuesChange={() => setReport(undefined)}>
        <Form.Item name="valueClasses" label={t('customer.valueClass')}><Checkbox.Group options={['A', 'B', 'C']} /></Form.Item>
        <Form.Item name="company" label={t('customer.company')}><Input allowClear /></Form.Item>
        <Form.Item name="language" label={t('common.language')}>
          <Select allowClear options={[{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }]} />
        </Form.Item>
      </Form>
      {report ? <LeadReportView {...report} /> : null}
    </Modal>
  );
}
