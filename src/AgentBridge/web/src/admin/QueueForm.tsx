import { Button, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import type { Queue } from '../api/types';
import { EraseButton } from '../common/EraseButton';
import { atMost, between } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts, type TextKey } from '../i18n';

export const numbers: { name: keyof Queue & string; min: number; max: number }[] = [
  { name: 'serviceLevelSeconds', min: 1, max: 3600 },
  { name: 'shortAbandonSeconds', min: 0, max: 60 },
  { name: 'ringSeconds', min: 5, max: 120 },
  { name: 'wrapUpSeconds', min: 0, max: 3600 },
  { name: 'maxWaitSeconds', min: 0, max: 86400 },
  { name: 'announceEverySeconds', min: 10, max: 3600 },
  { name: 'returnSeconds', min: 0, max: 300 },
  { name: 'notReadyAfterNoAnswers', min: 0, max: 10 },
];
const formulas = ['lateAbandons', 'answeredOnly', 'withoutEarlyAbandons', 'earlyAbandonsMet', 'allOffered', 'leftInTime'];
const defaults: Partial<Queue> = {
  serviceLevelSeconds: 20, shortAbandonSeconds: 5, ringSeconds: 20, wrapUpSeconds: 60, maxWaitSeconds: 0, announceEverySeconds: 45, notReadyAfterNoAnswers: 1,
  returnSeconds: 30, autoAnswer: false,
};

export function QueueForm({ queue, onSaved }: { queue: Queue | undefined; onSaved: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Queue>();
  const { busy, run } = useDo(form);
  const erasing = useDo();
  const settle = useUnsaved(form);
  const conflict = useConflict(form, queue, (stored) => stored);
  const save = async (values: Queue) => {
    // an empty text takes skill and display name away
    const body = { ...queue, ...values, skill: values.skill ?? '', displayName: values.displayName ?? '', serviceLevelFormula: values.serviceLevelFormula ?? '' };
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
    <Form<Queue> form={form} layout="vertical" requiredMark={false} scrollToFirstError initialValues={queue ?? defaults} onFinish={(v) => void save(v)}>
      {conflict.notice}
      <Form.Item name="displayName" label={t('queue.displayName')} extra={t('queue.displayNameHint')} rules={[atMost(t, 64)]}>
        <Input allowClear />
      </Form.Item>
      <Form.Item name="name" label={t('queue.key')} extra={t('queue.keyHint')} rules={[{ required: true, pattern: /^[a-z0-9-]{1,32}$/, message: t('queue.nameRule') }]}>
        <Input disabled={queue !== undefined} autoCapitalize="none" />
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
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {queue ? <EraseButton label={t('common.delete')} sure={t('queue.deleteSure', { name: queue.displayName ?? queue.name })} busy={erasing.busy} onErase={() => void erase()} /> : null}
      </Space>
    </Form>
  );
}
