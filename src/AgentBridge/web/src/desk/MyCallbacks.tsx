import { Button, Card, Space, Table } from 'antd';
import { http } from '../api/http';
import type { Callback } from '../api/types';
import { dateTime } from '../common/format';
import { Nothing, Trouble } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

/** Callbacks that wait for somebody and those that this agent has taken. */
export function MyCallbacks() {
  const t = useTexts();
  const { user } = useSession();
  const { busy, run } = useDo();
  const callbacks = useLoad(user, async () => {
    const [waiting, taken] = await Promise.all([
      http.get<Callback[]>('callbacks?state=waiting&limit=50'),
      http.get<Callback[]>('callbacks?state=taken&limit=50'),
    ]);
    return [...taken.filter((c) => c.takenBy === user), ...waiting];
  });
  const move = (c: Callback, state: Callback['state']) =>
    void run(async () => {
      await http.patch(`callbacks/${c.id}`, { state });
    }).then(callbacks.reload);

  return (
    <Card title={t('desk.callbacks')} extra={callbacks.data ? <span className="count">{callbacks.data.length}</span> : null} className="flush">
      <Trouble error={callbacks.error} retry={callbacks.reload} />
      <Table<Callback>
        size="small"
        rowKey="id"
        loading={callbacks.loading && !callbacks.data}
        dataSource={callbacks.data}
        pagination={false}
        locale={{ emptyText: <Nothing>{t('desk.noCallbacks')}</Nothing> }}
        columns={[
          {
            title: t('callback.who'),
            render: (_, c) => (
              <>
                <a href={`tel:${c.number}`} className="figures">{c.number}</a>
                {c.name ? <div className="hint">{c.name}</div> : null}
              </>
            ),
          },
          { title: t('callback.about'), render: (_, c) => c.note ?? c.queue ?? '–' },
          { title: t('callback.due'), width: 150, render: (_, c) => dateTime(c.dueAt ?? c.requestedAt, t.language) },
          {
            width: 190,
            align: 'right',
            render: (_, c) =>
              c.state === 'waiting' ? (
                <Button size="small" disabled={busy} onClick={() => move(c, 'taken')}>{t('callback.take')}</Button>
              ) : (
                <Space>
                  <Button size="small" type="primary" disabled={busy} onClick={() => move(c, 'done')}>{t('callback.done')}</Button>
                  <Button size="small" disabled={busy} onClick={() => move(c, 'waiting')}>{t('callback.giveBack')}</Button>
                </Space>
              ),
          },
        ]}
      />
    </Card>
  );
}
