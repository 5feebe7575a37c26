import { Card, Table, Tag } from 'antd';
import type { Call, Ticket } from '../api/types';
import { Moment } from '../common/Moment';
import { Num } from '../common/Num';
import { More, Nothing, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { usePart } from '../common/usePart';
import { query } from '../api/http';
import { useTexts } from '../i18n';

interface Said {
  at: string;
  kind: 'question' | 'choice' | 'note' | 'answer' | 'ticketNote';
  who: string | null;
  text: string;
  /** Null for a ticket's note, which has its ticket. */
  call: Call | null;
  ticket: Ticket | null;
}

/** What was heard in calls, written down and noted, newest first; each leads to its call or its ticket. */
export function SaidList({ words, link }: { words: string; link: (c: Call) => string }) {
  const t = useTexts();
  const queueName = useQueueName();
  const personName = usePersonName();
  const found = usePart<Said>(`said${query({ words })}`);
  return (
    <Shown of={found}>
      <Card className="flush">
        <Table<Said>
          size="small"
          rowKey={(s) => `${s.call?.id ?? s.ticket?.id} ${s.at} ${s.text}`}
          loading={found.loading && !found.data}
          dataSource={found.data?.items}
          pagination={false}
          locale={{ emptyText: <Nothing>{t('said.none')}</Nothing> }}
          columns={[
            { title: t('call.started'), width: 116, render: (_, s) => <a href={s.call ? link(s.call) : `#/tickets/${s.ticket?.id}`}><Moment at={s.at} /></a> },
            { title: t('said.what'), width: 150, render: (_, s) => <span className="said-text"><Tag>{t.word('saidKind', s.kind)}</Tag>{s.who ? personName(s.who) : null}</span> },
            { title: t('said.text'), minWidth: 240, render: (_, s) => <span className="said-text">{s.text}</span> },
            { title: t('said.of'), width: 160, render: (_, s) => (s.call ? (s.call.customerName ?? <Num of={s.call.direction === 'outbound' ? s.call.to : s.call.from} />) : s.ticket?.number) },
            { title: t('common.queue'), width: 130, responsive: ['lg'], render: (_, s) => (s.call?.queue ? queueName(s.call.queue) : '') },
          ]}
        />
        <More of={found} />
      </Card>
    </Shown>
  );
}
