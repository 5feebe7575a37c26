import { Card, Table, Tag } from 'antd';
import type { Call } from '../api/types';
import { Moment } from '../common/Moment';
import { More, Nothing, Shown } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { usePart } from '../common/usePart';
import { query } from '../api/http';
import { useTexts } from '../i18n';

interface Said {
  at: string;
  kind: 'question' | 'choice' | 'note';
  who: string | null;
  text: string;
  call: Call;
}

/** What was heard in calls and noted about them, newest first; each leads to its call. */
export function SaidList({ words, link }: { words: string; link: (c: Call) => string }) {
  const t = useTexts();
  const queueName = useQueueName();
  const found = usePart<Said>(`said${query({ words })}`);
  return (
    <Shown of={found}>
      <Card className="flush">
        <Table<Said>
          size="small"
          rowKey={(s) => `${s.call.id} ${s.at} ${s.text}`}
          loading={found.loading && !found.data}
          dataSource={found.data?.items}
          pagination={false}
          locale={{ emptyText: <Nothing>{t('said.none')}</Nothing> }}
          columns={[
            { title: t('call.started'), width: 150, render: (_, s) => <a href={link(s.call)}><Moment at={s.at} /></a> },
            { title: t('said.what'), width: 130, render: (_, s) => <Tag>{s.who ?? t.word('saidKind', s.kind)}</Tag> },
            { title: t('said.text'), render: (_, s) => s.text },
            { title: t('common.number'), width: 160, render: (_, s) => s.call.customerName ?? <span className="figures">{s.call.direction === 'outbound' ? s.call.to : s.call.from}</span> },
            { title: t('common.queue'), width: 130, render: (_, s) => (s.call.queue ? queueName(s.call.queue) : '') },
          ]}
        />
        <More of={found} />
      </Card>
    </Shown>
  );
}
