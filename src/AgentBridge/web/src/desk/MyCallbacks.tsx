import { PhoneOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, Modal, Radio, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { setView, useLive } from '../api/live';
import type { AgentView } from '../api/types';
import { LaterDialog, type Wanted } from '../callbacks/LaterDialog';
import type { Callback, CallbackEnd } from '../callbacks/types';
import { Moment } from '../common/Moment';
import { Nothing, Trouble } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { atMost } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

const ends: CallbackEnd[] = ['reached', 'notReached', 'wrongNumber', 'notWanted'];

/** Callbacks of the agent's queues that wait for somebody, and those that this agent has taken. */
export function MyCallbacks({ queues }: { queues: string[] }) {
  const t = useTexts();
  const { user } = useSession();
  const { callbacks: changed } = useLive();
  const queueName = useQueueName();
  const { busy, run } = useDo();
  const [ending, setEnding] = useState<Callback | null>(null);
  const [later, setLater] = useState<Callback | Wanted>();
  const callbacks = useLoad(`${user} ${changed}`, async () => {
    const [waiting, taken] = await Promise.all([
      http.get<Callback[]>('callbacks?state=waiting&limit=500'),
      http.get<Callback[]>('callbacks?state=taken&limit=500'),
    ]);
    return [...taken.filter((c) => c.takenBy === user), ...waiting];
  });
  const mine = callbacks.data?.filter((c) => c.takenBy === user || c.agent === user || (!c.agent && (c.queue === null || queues.includes(c.queue))));
  const dial = (c: Callback) => void run(async () => setView(await http.post<AgentView | undefined>('desk/dial', { number: c.number, queue: c.queue ?? undefined })));
  const move = async (c: Callback, change: { state: Callback['state']; result?: CallbackEnd; note?: string }) => {
    const moved = await run(() => http.patch<Callback>(`callbacks/${c.id}`, change));
    void callbacks.reload();
    return moved !== undefined;
  };

  return (
    <Card
      title={t('desk.callbacks')}
      extra={
        <Space>
          {mine ? <span className="count">{mine.length}</span> : null}
          <Button size="small" onClick={() => setLater({ number: '', queue: queues[0] ?? null })}>{t('callback.add')}</Button>
        </Space>
      }
      className="flush"
    >
      <Trouble error={callbacks.error} retry={callbacks.reload} />
      <Table<Callback>
        size="small"
        rowKey="id"
        loading={callbacks.loading && !callbacks.data}
        dataSource={mine}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing>{t('desk.noCallbacks')}</Nothing> }}
        columns={[
          {
            title: t('callback.who'),
            render: (_, c) => (
              <>
                {c.takenBy === user ? (
                  <Button size="small" icon={<PhoneOutlined />} disabled={busy} aria-label={t('callback.dial', { number: c.number })} onClick={() => dial(c)}>{c.number}</Button>
                ) : (
                  <span className="figures">{c.number}</span>
                )}
                {c.name ? <div className="hint">{c.name}</div> : null}
              </>
            ),
          },
          { title: t('callback.about'), render: (_, c) => <span className="subject">{c.note ?? queueName(c.queue)}</span> },
          { title: t('callback.due'), width: 130, render: (_, c) => <><Moment at={c.dueAt ?? c.requestedAt} /> {c.agent === user ? <Tag color="blue">{t('callback.forMe')}</Tag> : null}</> },
          {
            title: <span className="visually-hidden">{t('callback.take')}</span>,
            width: 190,
            align: 'right',
            render: (_, c) =>
              c.state === 'waiting' ? (
                <Space>
                  <Button size="small" disabled={busy} onClick={() => void move(c, { state: 'taken' })}>{t('callback.take')}</Button>
                  <Button size="small" disabled={busy} onClick={() => setLater(c)}>{t('callback.change')}</Button>
                </Space>
              ) : (
                <Space>
                  <Button size="small" type="primary" disabled={busy} onClick={() => setEnding(c)}>{t('callback.done')}</Button>
                  <Button size="small" disabled={busy} onClick={() => void move(c, { state: 'waiting' })}>{t('callback.giveBack')}</Button>
                </Space>
              ),
          },
        ]}
      />
      <LaterDialog of={later} onClose={() => setLater(undefined)} onDone={() => void callbacks.reload()} />
      <EndDialog
        callback={ending}
        busy={busy}
        onClose={() => setEnding(null)}
        onEnd={(end) => void (ending && move(ending, { state: 'done', ...end }).then((done) => done && setEnding(null)))}
      />
    </Card>
  );
}

interface EndProps {
  callback: Callback | null;
  busy: boolean;
  onClose: () => void;
  onEnd: (end: { result: CallbackEnd; note?: string }) => void;
}

/** How it ended, before it is gone from the list. */
function EndDialog({ callback, busy, onClose, onEnd }: EndProps) {
  const t = useTexts();
  const [form] = Form.useForm<{ result: CallbackEnd; note?: string }>();
  return (
    <Modal
      title={`${t('callback.done')}: ${callback?.name ?? callback?.number ?? ''}`}
      open={callback !== null}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('common.save')}
      confirmLoading={busy}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" preserve={false} requiredMark={false} onFinish={onEnd}>
        <Form.Item name="result" label={t('callback.result')} rules={[{ required: true, message: t('common.required') }]}>
          <Radio.Group className="people" options={ends.map((e) => ({ value: e, label: t.word('callbackEnd', e) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('wrapUp.note')} rules={[atMost(t, 1000)]}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
