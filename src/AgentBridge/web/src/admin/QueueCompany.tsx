import { Form, Input, Select } from 'antd';
import { atMost } from '../common/rules';
import { useTexts } from '../i18n';

/** The company's own customer system beside the queue's calls. */
export function QueueCompany() {
  const t = useTexts();
  return (
    <>
      <Form.Item name={['rules', 'company', 'url']} label={t('queue.companyUrl')} extra={t('queue.companyUrlHint')} rules={[atMost(t, 1000)]}>
        <Input allowClear placeholder="https://crm.example.com/caller?number={phone}" autoCapitalize="none" />
      </Form.Item>
      <div className="columns">
        <Form.Item name={['rules', 'company', 'when']} label={t('queue.companyWhen')}>
          <Select options={(['offer', 'answer'] as const).map((value) => ({ value, label: t.word('companyWhen', value) }))} />
        </Form.Item>
        <Form.Item name={['rules', 'company', 'where']} label={t('queue.companyWhere')} extra={t('queue.companyWhereHint')}>
          <Select options={(['tab', 'frame'] as const).map((value) => ({ value, label: t.word('companyWhere', value) }))} />
        </Form.Item>
      </div>
      <Form.Item name={['rules', 'company', 'webhook']} label={t('queue.webhook')} extra={t('queue.webhookHint')} rules={[atMost(t, 1000)]}>
        <Input allowClear placeholder="https://crm.example.com/calls" autoCapitalize="none" />
      </Form.Item>
    </>
  );
}
