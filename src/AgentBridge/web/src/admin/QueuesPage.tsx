import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Table } from 'antd';
import { http } from '../api/http';
import type { Queue } from '../api/types';
import { CallbackRulesForm } from '../callbacks/CallbackRulesForm';
import { Side } from '../common/Closing';
import { Nothing, Page, Shown } from '../common/Page';
import { setQueueNames } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts, type TextKey } from '../i18n';
import { go, usePath } from '../shell/route';
import { numbers, QueueForm } from './QueueForm';

export default function QueuesPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const queues = useLoad('', async () => {
    const all = await http.get<Queue[]>('queues');
    setQueueNames(all);
    return all;
  });
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
      <Shown of={queues}>
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
              {
                title: t('queue.name'),
                render: (_, q) => (
                  <>
                    <a href={`#/queues/${q.name}`}>{q.displayName ?? q.name}</a> {q.displayName ? <span className="hint">{q.name}</span> : null}
                  </>
                ),
              },
              { title: t('queue.skill'), render: (_, q) => q.skill ?? t('queue.anySkill') },
              ...numbers.slice(0, 4).map(({ name }) => ({
                title: t(`queue.${name}` as TextKey),
                align: 'right' as const,
                render: (_: unknown, q: Queue) => <span className="figures">{q[name] === 0 ? '–' : q[name]}</span>,
              })),
            ]}
          />
        </Card>
      </Shown>
      <Side size={640} open={selected === '+' || queue !== undefined} onClose={() => go('queues')} title={queue?.displayName ?? queue?.name ?? t('queue.add')}>
        <QueueForm
          key={selected}
          queue={queue}
          queues={queues.data ?? []}
          onSaved={() => {
            void queues.reload();
            go('queues');
          }}
        />
        {queue ? <CallbackRulesForm key={`${queue.name} callbacks`} queue={queue.name} /> : null}
      </Side>
    </Page>
  );
}
