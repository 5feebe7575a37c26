import { Button, Card, Form, Input, Select } from 'antd';
import { http } from '../api/http';
import { clockTime } from '../common/format';
import { Nothing, Trouble } from '../common/Page';
import { atMost } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

interface Watch {
  whom: string;
  until: string;
}

const lengths = [5, 30, 120, 720];

/** Whose SIP messages are kept for a while, to be read on the page of each call. */
export function SipTraceCard() {
  const t = useTexts();
  const watches = useLoad('', () => http.get<Watch[]>('sip-trace'));
  const [form] = Form.useForm<{ whom: string; minutes: number }>();
  const { busy, run } = useDo(form);
  const change = async (action: () => Promise<unknown>) => {
    const done = await run(() => action().then(() => true));
    await watches.reload();
    return done;
  };
  const start = async ({ whom, minutes }: { whom: string; minutes: number }) => {
    if (await change(() => http.put(`sip-trace/${encodeURIComponent(whom.trim())}`, { minutes }))) {
      form.resetFields();
    }
  };
  return (
    <Card className="sip-trace" title={t('trace.title')}>
      <p className="hint">{t('trace.hint')}</p>
      <Form form={form} layout="inline" initialValues={{ minutes: 30 }} onFinish={(values) => void start(values)}>
        <Form.Item name="whom" rules={[{ required: true, whitespace: true, message: t('trace.whomMissing') }, atMost(t, 64)]}>
          <Input placeholder={t('trace.whom')} aria-label={t('trace.whom')} />
        </Form.Item>
        <Form.Item name="minutes">
          <Select aria-label={t('trace.minutes')} options={lengths.map((m) => ({ value: m, label: t('trace.forMinutes', { minutes: m }) }))} />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>{t('trace.start')}</Button>
      </Form>
      <Trouble error={watches.error} retry={() => void watches.reload()} />
      {watches.data?.length === 0 ? <Nothing>{t('trace.nobody')}</Nothing> : null}
      <ul className="sip-watches">
        {watches.data?.map((w) => (
          <li key={w.whom}>
            <b className="figures">{w.whom}</b> <span className="hint">{t('trace.until', { time: clockTime(w.until, t.language) })}</span>
            <Button type="link" disabled={busy} onClick={() => void change(() => http.delete(`sip-trace/${encodeURIComponent(w.whom)}`))}>{t('trace.stop')}</Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
