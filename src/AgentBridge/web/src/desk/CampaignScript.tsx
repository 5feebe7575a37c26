import { Button, Card, Form, Input, Radio, Space } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { filled } from '../campaigns/filled';
import type { ScriptPage } from '../campaigns/types';
import type { CampaignCall } from '../campaigns/useCampaignCall';
import { atMost } from '../common/rules';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

type Answers = Record<string, string>;

/** What the agent says and asks in a campaign's call, page by page; what is written down is kept with each step. */
export function CampaignScript({ call }: { call: CampaignCall }) {
  const t = useTexts();
  const [path, setPath] = useState<string[]>([]);
  const [answers, setAnswers] = useState<Answers>(call.lead.answers);
  const { busy, run } = useDo();
  const first = call.script[0];
  const page = call.script.find((p) => p.id === path.at(-1)) ?? first;
  if (!page) {
    return null;
  }
  const keep = async (values: Answers, to?: string) => {
    const all = { ...answers, ...values };
    setAnswers(all);
    const kept = await run(() => http.put('desk/campaign/answers', all).then(() => true), to ? undefined : t('common.saved'));
    if (kept && to) {
      setPath([...path, to]);
    }
  };
  return (
    <Card size="small" className="below" title={t('script.of', { name: call.campaign })} extra={path.length > 0 ? <Button size="small" onClick={() => setPath(path.slice(0, -1))}>{t('script.back')}</Button> : null}>
      <p className="description">{filled(page.text, call.lead)}</p>
      <Step key={`${page.id} ${path.length}`} page={page} answers={answers} busy={busy} onKeep={(values, to) => void keep(values, to)} />
    </Card>
  );
}

function Step({ page, answers, busy, onKeep }: { page: ScriptPage; answers: Answers; busy: boolean; onKeep: (values: Answers, to?: string) => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Answers>();
  const goOn = (to?: string) => void form.validateFields().then((values) => onKeep(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ''])), to), () => {});
  return (
    <Form<Answers> form={form} layout="vertical" requiredMark={false} initialValues={answers}>
      {page.fields.map((field) => (
        <Form.Item key={field.name} name={field.name} label={field.label} rules={[...(field.required ? [{ required: true, message: t('common.required') }] : []), atMost(t, 1000)]}>
          {field.choices.length > 0 ? <Radio.Group options={field.choices.map((c) => ({ value: c, label: c }))} /> : <Input />}
        </Form.Item>
      ))}
      <Space wrap>
        {page.branches.map((way) => <Button key={way.label} disabled={busy} onClick={() => goOn(way.to)}>{way.label}</Button>)}
        {page.branches.length === 0 && page.fields.length > 0 ? <Button type="primary" loading={busy} onClick={() => goOn()}>{t('common.save')}</Button> : null}
      </Space>
    </Form>
  );
}
