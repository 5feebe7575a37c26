import { Table, Tag, type Breakpoint } from 'antd';
import type { Ticket, TicketPriority, TicketState } from '../api/types';
import { Moment } from '../common/Moment';
import { Nothing } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useTexts } from '../i18n';

const stateColors: Record<TicketState, string | undefined> = {
  new: 'blue',
  assigned: 'cyan',
  suspended: 'gold',
  escalated: 'red',
  handled: 'green',
  closed: undefined,
  closedUnresolved: undefined,
};
const priorityMarks: Record<TicketPriority, string> = { low: '↓', normal: '', medium: '↑', high: '↑↑' };

/** From 992 px on. */
const wide: Breakpoint[] = ['lg'];

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
  /** The address that a ticket opens at; its own page when left out. */
  link?: (ticket: Ticket) => string;
  /** Opens the ticket where it is listed, in place of its page. */
  onOpen?: (ticket: Ticket) => void;
}

export function TicketTable({ tickets, loading, empty, compact, mark, link = (x) => `#/tickets/${x.id}`, onOpen }: Props) {
  const t = useTexts();
  const personName = usePersonName();
  const open = onOpen ?? ((ticket: Ticket) => (location.hash = link(ticket)));
  return (
    <Table<Ticket>
      size="small"
      rowKey="id"
      loading={loading && !tickets}
      dataSource={tickets}
      pagination={{ pageSize: compact ? 10 : 20, hideOnSinglePage: true, showSizeChanger: false }}
      rowClassName={(x) => (x.id === mark ? 'marked' : '')}
      onRow={(x) => ({ onClick: () => open(x), className: 'clickable' })}
      locale={{ emptyText: <Nothing>{empty}</Nothing> }}
      columns={[
        {
          title: t('ticket.number'),
          width: 98,
          render: (_, x) => (
            <a href={link(x)} className="figures" onClick={onOpen ? (e) => e.preventDefault() : undefined}>
              {x.number}
            </a>
          ),
        },
        { title: t('ticket.subject'), minWidth: 180, render: (_, x) => <span className="subject">{x.subject}</span> },
        { title: t('ticket.state'), width: 120, render: (_, x) => <TicketStateTag state={x.state} /> },
        { title: t('ticket.priority'), width: 100, render: (_, x) => <PriorityMark priority={x.priority} /> },
        ...(compact
          ? []
          : [
              { title: t('ticket.type'), width: 110, responsive: wide, render: (_: unknown, x: Ticket) => t.word('ticketType', x.type) },
              { title: t('ticket.owner'), width: 110, render: (_: unknown, x: Ticket) => personName(x.owner) },
              { title: t('ticket.phone'), width: 150, responsive: wide, render: (_: unknown, x: Ticket) => <span className="figures">{x.phone ?? '–'}</span> },
            ]),
        { title: t('ticket.updated'), width: 116, render: (_, x) => <Moment at={x.updatedAt} /> },
      ]}
    />
  );
}
