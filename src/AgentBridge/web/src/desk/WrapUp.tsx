import { Button, Card, Form, Input, Select } from 'antd';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView } from '../api/types';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

const dispositions = ['solved', 'informed', 'followUp', 'forwarded', 'complaint', 'wrongNumber', 'silent', 'other'];

export function WrapUp() {
  const t = useTexts();
  const { busy, run } = useDo();
  const save = (values: { disposition?: string; note?: string }) =>
    void run(async () => setView(await http.post<AgentView | undefined>('desk/wrap-up', values)), t('wrapUp.done'));
  return (
    <Card title={t('wrapUp.title')} className="wrap-up">
      <Form layout="vertical" onFinish={save} requiredMark={false}>
        <Form.Item name="disposition" label={t('wrapUp.disposition')} rules={[{ required: true, message: t('common.required') }]}>
          <Select autoFocus options={dispositions.map((d) => ({ value: d, label: t.word('disposition', d) }))} placeholder={t('wrapUp.choose')} />
        </Form.Item>
        <Form.Item name="note" label={t('wrapUp.note')}>
          <Input.TextArea rows={3} maxLength={8000} placeholder={t('wrapUp.notePlaceholder')} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('wrapUp.submit')}
        </Button>
      </Form>
    </Card>
  );
}
