import { Alert, Button, Collapse, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { http } from '../api/http';
import { Trouble } from '../common/Page';
import { useQueueNames } from '../common/queueNames';
import { atMost, between, given, phone } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts, type TextKey } from '../i18n';
import { DispositionFields } from './DispositionFields';
import { ScriptFields } from './ScriptFields';
import { policyName } from './policyName';
import type { Campaign, Policy } from './types';

type Values = Omit<Campaign, 'id' | 'state' | 'createdAt' | 'leads' | 'version' | 'startsAt' | 'endsAt'> & { startsAt: Dayjs | null; endsAt: Dayjs | null };

const modes = ['progressive', 'power', 'predictive', 'preview', 'announcement'] as const;
const keys = [...'1234567890*#'];
const minutes = ['busyMinutes', 'noAnswerMinutes', 'failedMinutes'] as const;
const defaults: Partial<Values> = {
  mode: 'progressive', policy: 'neutral', ringSeconds: 25, ratio: 1.5, maxLines: 100, maxAttempts: 3, busyMinutes: 15, noAnswerMinutes: 120, failedMinutes: 60, dispositions: [], script: [], previewSeconds: 60, message: null, agentKey: null,
};
const moment = (at: string | null) => (at ? dayjs(at) : null);
const shown = (campaign: Campaign) => ({ ...campaign, startsAt: moment(campaign.startsAt), endsAt: moment(campaign.endsAt) });

export function CampaignForm({ campaign, onSaved }: { campaign: Campaign | undefined; onSaved: (c: Campaign) => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const conflict = useConflict(form, campaign, shown);
  const queues = useQueueNames();
  const policies = useLoad('', () => http.get<Policy[]>('campaigns/policies'));
  const mode = Form.useWatch('mode', form);
  const chosen = Form.useWatch('policy', form);
  const policy = policies.data?.find((p) => p.name === chosen);
  const save = async (values: Values) => {
    const body = { ...values, zone: values.zone || null, agentKey: values.agentKey || null, startsAt: values.startsAt?.toISOString() ?? null, endsAt: values.endsAt?.toISOString() ?? null };
    const send = (version?: number) => (campaign ? http.put<Campaign>(`campaigns/${campaign.id}`, { ...body, version }) : http.post<Campaign>('campaigns', body));
    const saved = await run(() => conflict.save(send), t('common.saved'));
    if (saved) {
      settle();
      onSaved({ ...saved, leads: campaign?.leads ?? null });
    }
  };
  const initial = campaign ? shown(campaign) : { ...defaults, language: t.language };
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} scrollToFirstError initialValues={initial} onFinish={(v) => void save(v)}>
      {conflict.notice}
      <Trouble error={policies.error} retry={() => void policies.reload()} />
      <div className="columns">
        <Form.Item name="name" label={t('campaign.name')} rules={[given(t), atMost(t, 100)]}>
          <Input />
        </Form.Item>
        <Form.Item name="queue" label={t('common.queue')} extra={t('campaign.queueHint')} rules={[given(t)]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={queues.map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="mode" label={t('campaign.mode')} extra={mode ? t.word('pacingHint', mode) : undefined}>
          <Select options={modes.map((value) => ({ value, label: t.word('pacing', value) }))} />
        </Form.Item>
        <Form.Item name="ratio" label={t('campaign.ratio')} hidden={mode !== 'power'} rules={[{ type: 'number', min: 1, max: 6, message: t('fault.range', { min: 1, max: 6 }) }]}>
          <InputNumber step={0.1} className="wide" />
        </Form.Item>
        <Form.Item name="previewSeconds" label={t('campaign.previewSeconds')} hidden={mode !== 'preview'} rules={between(t, 5, 1800)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
        <Form.Item name="agentKey" label={t('campaign.agentKey')} extra={t('campaign.agentKeyHint')} hidden={mode !== 'announcement'}>
          <Select allowClear options={keys.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="policy" label={t('campaign.policy')} extra={t('campaign.policyHint')} rules={[given(t)]}>
          <Select options={(policies.data ?? []).map((p) => ({ value: p.name, label: policyName(t, p) }))} />
        </Form.Item>
        <Form.Item name="language" label={t('common.language')}>
          <Select options={[{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }]} />
        </Form.Item>
      </div>
      <Form.Item name="message" label={t('campaign.message')} extra={t('campaign.messageHint')} hidden={mode !== 'announcement'} rules={mode === 'announcement' ? [given(t), atMost(t, 2000)] : []}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      {policy ? (
        <Alert
          type="info"
          className="trouble"
          title={t('campaign.policyMeans', { limit: (100 * policy.limit).toFixed(1), ring: policy.ringSeconds, day: policy.attemptsPerDay ?? '–', registry: policy.registry ?? '–' })}
        />
      ) : null}
      <div className="columns">
        <Form.Item name="seller" label={t('campaign.seller')} extra={t('campaign.sellerHint')} rules={[given(t), atMost(t, 100)]}>
          <Input />
        </Form.Item>
        <Form.Item name="callerNumber" label={t('campaign.callerNumber')} extra={t('campaign.callerNumberHint')} rules={[given(t), phone(t)]}>
          <Input />
        </Form.Item>
        <Form.Item name="startsAt" label={t('campaign.startsAt')} extra={t('campaign.startsAtHint')}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="wide" />
        </Form.Item>
        <Form.Item name="endsAt" label={t('campaign.endsAt')}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="wide" />
        </Form.Item>
      </div>
      <Collapse
        ghost
        className="more-fields"
        items={[
          { key: 'limits', label: t('campaign.limits'), forceRender: true, children: <Limits /> },
          { key: 'dispositions', label: t('campaign.dispositions'), forceRender: true, children: <DispositionFields keys={mode === 'announcement' ? keys : []} /> },
          { key: 'script', label: t('campaign.script'), forceRender: true, children: <ScriptFields /> },
        ]}
      />
      <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
    </Form>
  );
}

function Limits() {
  const t = useTexts();
  return (
    <div className="columns">
      <Form.Item name="ringSeconds" label={t('campaign.ringSeconds')} rules={between(t, 5, 120)}>
        <InputNumber precision={0} className="wide" />
      </Form.Item>
      <Form.Item name="maxLines" label={t('campaign.maxLines')} rules={between(t, 1, 5000)}>
        <InputNumber precision={0} className="wide" />
      </Form.Item>
      <Form.Item name="maxAttempts" label={t('campaign.maxAttempts')} rules={between(t, 1, 20)}>
        <InputNumber precision={0} className="wide" />
      </Form.Item>
      <Form.Item name="zone" label={t('campaign.zone')} extra={t('campaign.zoneHint')}>
        <Input placeholder="Europe/Berlin" allowClear />
      </Form.Item>
      {minutes.map((name) => (
        <Form.Item key={name} name={name} label={t(`campaign.${name}` as TextKey)} rules={between(t, 1, 43200)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
      ))}
    </div>
  );
}
