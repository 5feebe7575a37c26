import { Button, Card, Form, Input, Radio, Space } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { ScreenPop } from '../api/types';
import { filled, wordsOf } from '../campaigns/filled';
import type { Lead, ScriptPage } from '../campaigns/types';
import { useQueueName } from '../common/queueNames';
import { atMost } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

type Answers = Record<string, string>;

interface Asked {
  callId: string;
  campaign: string | null;
  queue: string | null;
  pages: ScriptPage[];
  answers: Answers;
}

/** The script of the campaign that dialed, or of the queue that the call came from; nothing where there is none. */
export function CallScript({ pop, lead }: { pop: ScreenPop; lead?: Lead }) {
  const queueName = useQueueName();
  const script = useLoad(pop.callId, () => http.get<Asked | undefined>('desk/script'));
  const asked = script.data;
  return asked?.callId === pop.callId ? (
    <Script
      title={asked.campaign ?? queueName(asked.queue)}
      pages={asked.pages}
      known={asked.answers}
      words={lead ? wordsOf(lead) : { name: pop.customers[0]?.name ?? pop.callerName, number: pop.number, ...pop.variables }}
      keep={(step) => http.post('desk/script', { callId: pop.callId, answers: step })}
    />
  ) : null;
}

interface ScriptProps {
  title: string;
  pages: ScriptPage[];
  known: Answers;
  /** What {name} in a text stands for. */
  words: Record<string, string | null>;
  keep: (step: Answers) => Promise<unknown>;
}

/** What the agent says and asks, page by page; what is written down is kept with each step. */
function Script({ title, pages, known, words, keep: store }: ScriptProps) {
  const t = useTexts();
  const [path, setPath] = useState<string[]>([]);
  const [answers, setAnswers] = useState<Answers>(known);
  const { busy, run } = useDo();
  const first = pages[0];
  const page = pages.find((p) => p.id === path.at(-1)) ?? first;
  if (!page) {
    return null;
  }
  const keep = async (values: Answers, to?: string) => {
    setAnswers({ ...answers, ...values });
    const kept = await run(() => store(values).then(() => true), to ? undefined : t('common.saved'));
    if (kept && to) {
      setPath([...path, to]);
    }
  };
  return (
    <Card size="small" className="below" title={t('script.of', { name: title })} extra={path.length > 0 ? <Button size="small" onClick={() => setPath(path.slice(0, -1))}>{t('script.back')}</Button> : null}>
      <p className="description">{filled(page.text, words)}</p>
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
