import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, DatePicker, Form, Input, Select, Space, Table, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { http, query } from '../api/http';
import { useLive } from '../api/live';
import type { AgentLive } from '../api/types';
import { Side } from '../common/Closing';
import { zone } from '../common/format';
import { Moment } from '../common/Moment';
import { CutOff, Nothing, Page, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { Sure } from '../common/Popup';
import { useQueueName, useQueueNames } from '../common/queueNames';
import { atMost, given, phone } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { go, useFilter, usePath } from '../shell/route';
import type { Callback } from './types';

const states: Callback['state'][] = ['waiting', 'taken', 'dialing', 'done', 'cancelled'];
const most = 500;
const colors: Record<Callback['state'], string> = { waiting: 'blue', taken: 'gold', dialing: 'green', done: 'default', cancelled: 'default' };

/** All callbacks; those that wait may be moved to another time or person, or given up. */
export default function CallbacksPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const { values, set, link } = useFilter();
  const state = values.state ?? 'waiting';
  const queueName = useQueueName();
  const personName = usePersonName();
  const { callbacks: changed } = useLive();
  const list = useLoad(`${state} ${changed}`, () => http.get<Callback[]>(`callbacks${query({ state: state === 'all' ? undefined : state, limit: most })}`));
  const callback = list.data?.find((c) => c.id === selected);
  const close = () => (location.hash = link('callbacks'));
  return (
    <Page
      title={t('menu.callbacks')}
      actions={
        <>
          <Select
            className="filter-select"
            aria-label={t('common.state')}
            value={state}
            onChange={(s) => set({ state: s })}
            options={[{ value: 'all', label: t('common.all') }, ...states.map((s) => ({ value: s as string, label: t.word('callbackState', s) }))]}
          />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go('callbacks', '+')}>{t('callback.add')}</Button>
        </>
      }
    >
      <Shown of={list}>
        <Card className="flush">
          <Table<Callback>
            size="small"
            rowKey="id"
            loading={list.loading && !list.data}
            dataSource={list.data}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            onRow={(c) => ({ onClick: () => (location.hash = link('callbacks', c.id)), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('callback.none')}</Nothing> }}
            columns={[
              { title: t('callback.who'), render: (_, c) => <><a href={link('callbacks', c.id)} className="figures">{c.number}</a>{c.name ? <div className="hint">{c.name}</div> : null}</> },
              { title: t('common.queue'), render: (_, c) => queueName(c.queue) },
              { title: t('callback.place'), render: (_, c) => <Moment at={c.placeAt} /> },
              { title: t('callback.due'), render: (_, c) => <Moment at={c.dueAt} /> },
              { title: t('common.agent'), render: (_, c) => personName(c.takenBy ?? c.agent) },
              { title: t('leads.attempts'), align: 'right', render: (_, c) => <span className="figures">{c.attempts}</span> },
              { title: t('common.state'), render: (_, c) => <Tag color={colors[c.state]}>{c.result ? t.word('callbackEnd', c.result) : t.word('callbackState', c.state)}</Tag> },
              { title: t('callback.about'), render: (_, c) => <span className="subject">{c.note ?? ''}</span> },
            ]}
          />
          <CutOff items={list.data} most={most} />
        </Card>
      </Shown>
      <Side size={460} open={selected === '+' || callback !== undefined} onClose={close} title={callback?.name ?? callback?.number ?? t('callback.add')}>
        {callback ? <PlanForm key={callback.id} callback={callback} onDone={() => { void list.reload(); close(); }} /> : <NewForm onDone={() => { void list.reload(); close(); }} />}
      </Side>
    </Page>
  );
}

const moment = (at: string | null) => (at ? dayjs(at) : null);

function PlanForm({ callback, onDone }: { callback: Callback; onDone: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ dueAt: Dayjs | null; agent?: string }>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const waits = callback.state === 'waiting';
  const done = () => {
    settle();
    onDone();
  };
  const send = (body: object) => void run(() => http.patch<Callback>(`callbacks/${callback.id}`, body), t('common.saved')).then((after) => after && done());
  return (
    <Form form={form} layout="vertical" requiredMark={false} disabled={!waits} initialValues={{ dueAt: moment(callback.dueAt), agent: callback.agent ?? undefined }} onFinish={(v) => send({ dueAt: v.dueAt?.toISOString(), agent: v.agent ?? '' })}>
      <Due />
      <Person />
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        <Sure title={t('callback.cancelSure')} okText={t('callback.cancel')} cancelText={t('callback.keep')} disabled={callback.state === 'done' || callback.state === 'cancelled'} onConfirm={() => send({ state: 'cancelled' })}>
          <Button danger disabled={callback.state === 'done' || callback.state === 'cancelled'}>{t('callback.cancel')}</Button>
        </Sure>
      </Space>
    </Form>
  );
}

interface NewValues {
  number: string;
  name?: string;
  queue?: string;
  note?: string;
  dueAt?: Dayjs | null;
  agent?: string;
}

function NewForm({ onDone }: { onDone: () => void }) {
  const t = useTexts();
  const queues = useQueueNames();
  const [form] = Form.useForm<NewValues>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const add = async (v: NewValues) => {
    if (await run(() => http.post<Callback>('callbacks', { ...v, dueAt: v.dueAt?.toISOString(), language: t.language }), t('common.saved'))) {
      settle();
      onDone();
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(v) => void add(v)}
    >
      <Form.Item name="number" label={t('common.number')} rules={[given(t), phone(t)]}><Input /></Form.Item>
      <Form.Item name="name" label={t('leads.name')} rules={[atMost(t, 1000)]}><Input /></Form.Item>
      <Form.Item name="queue" label={t('common.queue')}><Select allowClear options={queues.map(([value, label]) => ({ value, label }))} /></Form.Item>
      <Form.Item name="note" label={t('callback.about')} rules={[atMost(t, 1000)]}><Input.TextArea rows={2} /></Form.Item>
      <Due />
      <Person />
      <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
    </Form>
  );
}

function Due() {
  const t = useTexts();
  return (
    <Form.Item name="dueAt" label={t('callback.notBefore')} extra={t('common.zone', { zone })}>
      <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="wide" />
    </Form.Item>
  );
}

function Person() {
  const t = useTexts();
  const agents = useLoad('', () => http.get<AgentLive[]>('agents/live'));
  return (
    <Form.Item name="agent" label={t('callback.agent')} extra={t('callback.agentHint')}>
      <Select allowClear options={(agents.data ?? []).map((a) => ({ value: a.user, label: a.name }))} />
    </Form.Item>
  );
}
