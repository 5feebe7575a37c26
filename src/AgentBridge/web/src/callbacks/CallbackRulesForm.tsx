import { Button, Card, Form, Input, InputNumber, Select, Switch } from 'antd';
import { http } from '../api/http';
import { policyName } from '../campaigns/policyName';
import type { Policy } from '../campaigns/types';
import { Shown } from '../common/Page';
import { between, phone } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

interface Rules {
  queue: string;
  mode: 'list' | 'customerFirst' | 'agentFirst';
  offerAfterSeconds: number;
  fromAbandoned: boolean;
  maxAttempts: number;
  retryMinutes: number;
  expiryHours: number;
  policy: string;
  callerNumber: string | null;
  version: number;
}

const modes: Rules['mode'][] = ['list', 'customerFirst', 'agentFirst'];

/** How a queue's callbacks come about and are made. */
export function CallbackRulesForm({ queue }: { queue: string }) {
  const t = useTexts();
  const rules = useLoad(queue, () => http.get<Rules>(`queues/${queue}/callbacks`));
  return (
    <Card size="small" title={t('callbackRules.title')} className="below">
      <Shown of={rules}>{rules.data ? <Fields rules={rules.data} onSaved={rules.set} /> : null}</Shown>
    </Card>
  );
}

function Fields({ rules, onSaved }: { rules: Rules; onSaved: (rules: Rules) => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Rules>();
  const { busy, run } = useDo(form);
  const conflict = useConflict(form, rules, (stored: Rules) => stored);
  const save = (values: Rules) =>
    void run(() => conflict.save((version) => http.put<Rules>(`queues/${rules.queue}/callbacks`, { ...values, version })), t('common.saved')).then((saved) => saved && onSaved(saved));
  const mode = Form.useWatch('mode', form);
  const policies = useLoad('', () => http.get<Policy[]>('campaigns/policies'));
  return (
    <Form<Rules>
      form={form}
      name="callbackRules"
      layout="vertical"
      requiredMark={false}
      initialValues={rules}
      onFinish={save}
    >
      {conflict.notice}
      <Form.Item name="mode" label={t('callbackRules.mode')} extra={mode ? t.word('callbackModeHint', mode) : undefined}>
        <Select options={modes.map((value) => ({ value, label: t.word('callbackMode', value) }))} />
      </Form.Item>
      <div hidden={mode === 'list'}>
        <div className="columns">
          <Form.Item name="offerAfterSeconds" label={t('callbackRules.offerAfter')} extra={t('callbackRules.offerAfterHint')} rules={between(t, 0, 3600)}>
            <InputNumber precision={0} className="wide" />
          </Form.Item>
          <Form.Item name="fromAbandoned" label={t('callbackRules.fromAbandoned')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="maxAttempts" label={t('campaign.maxAttempts')} rules={between(t, 1, 20)}>
            <InputNumber precision={0} className="wide" />
          </Form.Item>
          <Form.Item name="retryMinutes" label={t('callbackRules.retryMinutes')} rules={between(t, 1, 1440)}>
            <InputNumber precision={0} className="wide" />
          </Form.Item>
          <Form.Item name="expiryHours" label={t('callbackRules.expiryHours')} rules={between(t, 0, 720)}>
            <InputNumber precision={0} className="wide" />
          </Form.Item>
          <Form.Item name="policy" label={t('campaign.policy')}>
            <Select options={(policies.data ?? []).map((p) => ({ value: p.name, label: policyName(t, p) }))} />
          </Form.Item>
        </div>
        <Form.Item name="callerNumber" label={t('campaign.callerNumber')} rules={[phone(t)]}>
          <Input allowClear />
        </Form.Item>
      </div>
      <Button htmlType="submit" loading={busy}>{t('callbackRules.save')}</Button>
    </Form>
  );
}
