import { Button, Form, Input, InputNumber, Select, Space, Switch, Tabs } from 'antd';
import { http } from '../api/http';
import type { Queue } from '../api/types';
import { ScriptFields } from '../campaigns/ScriptFields';
import { EraseButton } from '../common/EraseButton';
import { reveal } from '../common/reveal';
import { atMost, between } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts, type TextKey } from '../i18n';
import { QueueCompany } from './QueueCompany';
import { QueueOverflow } from './QueueOverflow';
import { QueueRouting } from './QueueRouting';
import { sentRules, shownRules } from './queueRules';
import { QueueSpoken } from './QueueSpoken';

type NumberField = 'serviceLevelSeconds' | 'shortAbandonSeconds' | 'ringSeconds' | 'wrapUpSeconds' | 'maxWaitSeconds' | 'returnSeconds' | 'notReadyAfterNoAnswers';

export const numbers: { name: NumberField; min: number; max: number }[] = [
  { name: 'serviceLevelSeconds', min: 1, max: 3600 },
  { name: 'shortAbandonSeconds', min: 0, max: 60 },
  { name: 'ringSeconds', min: 5, max: 120 },
  { name: 'wrapUpSeconds', min: 0, max: 3600 },
  { name: 'maxWaitSeconds', min: 0, max: 86400 },
  { name: 'returnSeconds', min: 0, max: 300 },
  { name: 'notReadyAfterNoAnswers', min: 0, max: 10 },
];
const script = ['rules', 'script'];
const formulas = ['lateAbandons', 'answeredOnly', 'withoutEarlyAbandons', 'earlyAbandonsMet', 'allOffered', 'leftInTime'];
const defaults: Partial<Queue> = {
  serviceLevelSeconds: 20, shortAbandonSeconds: 5, ringSeconds: 20, wrapUpSeconds: 60, maxWaitSeconds: 0, announceEverySeconds: 45, notReadyAfterNoAnswers: 1,
  returnSeconds: 30, autoAnswer: false, routing: 'longestIdle',
};
const shown = (queue: Queue | undefined) => ({ ...(queue ?? defaults), rules: shownRules(queue?.rules) });

export function QueueForm({ queue, queues, onSaved }: { queue: Queue | undefined; queues: Queue[]; onSaved: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Queue>();
  const { busy, run } = useDo(form);
  const erasing = useDo();
  const settle = useUnsaved(form);
  const conflict = useConflict(form, queue, shown);
  const save = async (values: Queue) => {
    // an empty text takes skill and display name away
    const body = { ...queue, ...values, skill: values.skill ?? '', displayName: values.displayName ?? '', serviceLevelFormula: values.serviceLevelFormula ?? '', rules: sentRules(queue, values.rules) };
    const send = (version?: number) => (queue ? http.put<Queue>(`queues/${queue.name}`, { ...body, version }) : http.post<Queue>('queues', body));
    if (await run(() => conflict.save(send), t('common.saved'))) {
      settle();
      onSaved();
    }
  };
  const erase = async () => {
    if (await erasing.run(() => http.delete(`queues/${queue!.name}`).then(() => true), t('common.deleted'))) {
      settle();
      onSaved();
    }
  };
  return (
    <Form<Queue> form={form} layout="vertical" requiredMark={false} scrollToFirstError initialValues={shown(queue)} onFinish={(v) => void save(v)} onFinishFailed={reveal}>
      {conflict.notice}
      <Tabs
        size="small"
        tabBarGutter={16}
        items={[
          { key: 'general', label: t('queue.general'), forceRender: true, children: <General known={queue !== undefined} /> },
          { key: 'routing', label: t('queue.routingTab'), forceRender: true, children: <QueueRouting /> },
          { key: 'overflow', label: t('queue.overflowTab'), forceRender: true, children: <QueueOverflow queue={queue} queues={queues} /> },
          { key: 'script', label: t('campaign.script'), forceRender: true, children: <ScriptFields at={script} /> },
          { key: 'company', label: t('queue.companyTab'), forceRender: true, children: <QueueCompany /> },
          { key: 'spoken', label: t('queue.spokenTab'), forceRender: true, children: <QueueSpoken /> },
        ]}
      />
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {queue ? <EraseButton label={t('common.delete')} sure={t('queue.deleteSure', { name: queue.displayName ?? queue.name })} busy={erasing.busy} onErase={() => void erase()} /> : null}
      </Space>
    </Form>
  );
}

function General({ known }: { known: boolean }) {
  const t = useTexts();
  return (
    <>
      <Form.Item name="displayName" label={t('queue.displayName')} extra={t('queue.displayNameHint')} rules={[atMost(t, 64)]}>
        <Input allowClear />
      </Form.Item>
      <Form.Item name="name" label={t('queue.key')} extra={t('queue.keyHint')} rules={[{ required: true, pattern: /^[a-z0-9-]{1,32}$/, message: t('queue.nameRule') }]}>
        <Input disabled={known} autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="skill" label={t('queue.skill')} extra={t('queue.skillHint')} rules={[atMost(t, 32)]}>
        <Input allowClear />
      </Form.Item>
      <Form.Item name="serviceLevelFormula" label={t('queue.serviceLevelFormula')}>
        <Select allowClear placeholder={t('queue.serviceLevelUsual')} options={formulas.map((value) => ({ value, label: t.word('slFormula', value) }))} />
      </Form.Item>
      <div className="columns">
        {numbers.map(({ name, min, max }) => (
          <Form.Item key={name} name={name} label={t(`queue.${name}` as TextKey)} extra={min === 0 ? t(`queueHint.${name}` as TextKey) : undefined} rules={between(t, min, max)}>
            <InputNumber precision={0} className="wide" />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="autoAnswer" label={t('queue.autoAnswer')} extra={t('queue.autoAnswerHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}
