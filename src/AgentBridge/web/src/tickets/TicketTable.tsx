import { Table, Tag } from 'antd';
import type { Ticket, TicketPriority, TicketState } from '../api/types';
import { dateTime } from '../common/format';
import { Nothing } from '../common/Page';
import { useTexts } from '../i18n';
import { go } from '../shell/route';

const stateColors: Record<TicketState, string | undefined> = {
  new: 'blue',
  assigned: 'cyan',
  suspended: 'gold',
  escalated: 'red',
  handled: 'green',
  closed: undefined,
  closedUnresolved: undefined,
};
const priorityMarks: Record<TicketPriority, string> = { low: '↓', normal: '·', medium: '↑', high: '↑↑' };

export function TicketStateTag({ state }: { state: TicketState }) {
  return <Tag color={stateColors[state]}>{useTexts().word('ticketState', state)}</Tag>;
}

export function PriorityMark({ priority }: { priority: TicketPriority }) {
  return (
    <span className={`priority ${priority}`}>
      <b aria-hidden>{priorityMarks[priority]}</b> {useTexts().word('priority', priority)}
    </span>
  );
}

interface Props {
  tickets: Ticket[] | undefined;
  loading?: boolean;
  empty: string;
  /** Few columns, for the desk. */
  compact?: boolean;
  /** The ticket of the call at hand. */
  mark?: string;
  onOpen?: (ticket: Ticket) => void;
}

export function TicketTable({ tickets, loading, empty, compact, mark, onOpen }: Props) {
  const t = useTexts();
  const open = (ticket: Ticket) => (onOpen ? onOpen(ticket) : go('tickets', ticket.id));
  return (
    <Table<Ticket>
      size="small"
      rowKey="id"
      loading={loading && !tickets}
      dataSource={tickets}
      pagination={compact ? false : { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      rowClassName={(x) => (x.id === mark ? 'marked' : '')}
      onRow={(x) => ({ onClick: () => open(x), className: 'clickable' })}
      locale={{ emptyText: <Nothing>{empty}</Nothing> }}
      columns={[
        {
          title: t('ticket.number'),
          width: 104,
          render: (_, x) => (
            <a href={`#/tickets/${x.id}`} className="figures">
              {x.number}
            </a>
          ),
        },
        { title: t('ticket.subject'), render: (_, x) => <span className="subject">{x.subject}</span> },
        { title: t('ticket.state'), width: 130, render: (_, x) => <TicketStateTag state={x.state} /> },
        { title: t('ticket.priority'), width: 110, render: (_, x) => <PriorityMark priority={x.priority} /> },
        ...(compact
          ? []
          : [
              { title: t('ticket.type'), width: 110, render: (_: unknown, x: Ticket) => t.word('ticketType', x.type) },
              { title: t('ticket.owner'), width: 110, render: (_: unknown, x: Ticket) => x.owner ?? '–' },
              { title: t('ticket.phone'), width: 150, render: (_: unknown, x: Ticket) => <span className="figures">{x.phone ?? '–'}</span> },
            ]),
        { title: t('ticket.updated'), width: 150, render: (_, x) => dateTime(x.updatedAt, t.language) },
      ]}
    />
  );
}
