import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Drawer, Form, Input, InputNumber, Table } from 'antd';
import { http } from '../api/http';
import type { Queue } from '../api/types';
import { Nothing, Page, Trouble } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts, type TextKey } from '../i18n';
import { go, usePath } from '../shell/route';

const numbers: { name: keyof Queue & string; min: number; max: number }[] = [
  { name: 'serviceLevelSeconds', min: 1, max: 3600 },
  { name: 'ringSeconds', min: 5, max: 120 },
  { name: 'wrapUpSeconds', min: 0, max: 3600 },
  { name: 'maxWaitSeconds', min: 0, max: 86400 },
  { name: 'announceEverySeconds', min: 10, max: 3600 },
  { name: 'notReadyAfterNoAnswers', min: 0, max: 10 },
];
const defaults: Partial<Queue> = { serviceLevelSeconds: 20, ringSeconds: 20, wrapUpSeconds: 60, maxWaitSeconds: 0, announceEverySeconds: 45, notReadyAfterNoAnswers: 1 };

export default function QueuesPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const queues = useLoad('', () => http.get<Queue[]>('queues'));
  const queue = queues.data?.find((q) => q.name === selected);
  return (
    <Page
      title={t('menu.queues')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go('queues', '+')}>
          {t('queue.add')}
        </Button>
      }
    >
      <Trouble error={queues.error} retry={queues.reload} />
      <Card className="flush">
        <Table<Queue>
          size="small"
          rowKey="name"
          loading={queues.loading && !queues.data}
          dataSource={queues.data}
          pagination={false}
          onRow={(q) => ({ onClick: () => go('queues', q.name), className: 'clickable' })}
          locale={{ emptyText: <Nothing>{t('live.noQueues')}</Nothing> }}
          columns={[
            { title: t('queue.name'), render: (_, q) => <a href={`#/queues/${q.name}`}>{q.name}</a> },
            { title: t('queue.skill'), render: (_, q) => q.skill ?? t('queue.anySkill') },
            ...numbers.slice(0, 4).map(({ name }) => ({
              title: t(`queue.${name}` as TextKey),
              align: 'right' as const,
              render: (_: unknown, q: Queue) => <span className="figures">{q[name] === 0 ? '–' : q[name]}</span>,
            })),
          ]}
        />
      </Card>
      <Drawer size={460} open={selected === '+' || queue !== undefined} onClose={() => go('queues')} title={queue?.name ?? t('queue.add')} destroyOnHidden>
        <QueueForm
          key={selected}
          queue={queue}
          onSaved={() => {
            void queues.reload();
            go('queues');
          }}
        />
      </Drawer>
    </Page>
  );
}

function QueueForm({ queue, onSaved }: { queue: Queue | undefined; onSaved: () => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const save = async (values: Queue) => {
    const body = { ...values, skill: values.skill ?? '' };
    if (await run(() => (queue ? http.put<Queue>(`queues/${queue.name}`, body) : http.post<Queue>('queues', body)), t('common.saved'))) {
      onSaved();
    }
  };
  return (
    <Form<Queue> layout="vertical" requiredMark={false} initialValues={queue ?? defaults} onFinish={(v) => void save(v)}>
      <Form.Item name="name" label={t('queue.name')} rules={[{ required: true, pattern: /^[a-z0-9-]{1,32}$/, message: t('queue.nameRule') }]}>
        <Input disabled={queue !== undefined} maxLength={32} />
      </Form.Item>
      <Form.Item name="skill" label={t('queue.skill')} extra={t('queue.skillHint')}>
        <Input maxLength={32} allowClear />
      </Form.Item>
      <div className="columns">
        {numbers.map(({ name, min, max }) => (
          <Form.Item key={name} name={name} label={t(`queue.${name}` as TextKey)} extra={min === 0 ? t(`queueHint.${name}` as TextKey) : undefined}>
            <InputNumber min={min} max={max} precision={0} className="wide" />
          </Form.Item>
        ))}
      </div>
      <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
    </Form>
  );
}
