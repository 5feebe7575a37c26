import { AutoComplete, Button, Descriptions, Form, Input, Select, Skeleton, Space, Timeline } from 'antd';
import { http } from '../api/http';
import type { AgentLive, Call, Customer, Ticket, TicketEvent, TicketState } from '../api/types';
import { dateTime } from '../common/format';
import { Nothing, Trouble } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { priorities } from './NewTicket';
import { PriorityMark, TicketStateTag } from './TicketTable';

interface All {
  ticket: Ticket;
  history: TicketEvent[];
  calls: Call[];
  customer: Customer | null;
  agents: AgentLive[];
}

async function load(id: string): Promise<All> {
  const [ticket, history, calls, agents] = await Promise.all([
    http.get<Ticket>(`tickets/${id}`),
    http.get<TicketEvent[]>(`tickets/${id}/history`),
    http.get<Call[]>(`tickets/${id}/calls`),
    http.get<AgentLive[]>('agents/live'),
  ]);
  const customer = ticket.customerId ? await http.get<Customer>(`customers/${ticket.customerId}`).catch(() => null) : null;
  return { ticket, history, calls, agents, customer };
}

/** One ticket: what it is, where it may go next, and who did what, when. */
export function TicketDetail({ id, onChanged }: { id: string; onChanged: () => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [form] = Form.useForm<{ note?: string }>();
  const all = useLoad(id, () => load(id));
  if (!all.data) {
    return all.error ? <Trouble error={all.error} retry={all.reload} /> : <Skeleton active />;
  }
  const { ticket, history, calls, customer, agents } = all.data;
  const change = async (patch: Partial<Ticket> & { note?: string }) => {
    const note = form.getFieldValue('note') as string | undefined;
    const done = await run(() => http.patch<Ticket>(`tickets/${id}`, { ...patch, note: note?.trim() || undefined, version: ticket.version }), t('common.saved'));
    if (done) {
      form.resetFields();
      onChanged();
    }
    await all.reload();
  };
  return (
    <div className="ticket-detail">
      <h2>
        <span className="figures">{ticket.number}</span> {ticket.subject}
      </h2>
      <Space wrap>
        <TicketStateTag state={ticket.state} />
        <PriorityMark priority={ticket.priority} />
        <span className="hint">{t.word('ticketType', ticket.type)} · {t.word('source', ticket.source)}</span>
      </Space>
      {ticket.description ? <p className="description">{ticket.description}</p> : null}
      <Descriptions size="small" column={2} className="facts">
        <Descriptions.Item label={t('customer.title')}>{customer ? <a href={`#/customers/${customer.id}`}>{customer.name}</a> : '–'}</Descriptions.Item>
        <Descriptions.Item label={t('ticket.phone')}><span className="figures">{ticket.phone ?? '–'}</span></Descriptions.Item>
        <Descriptions.Item label={t('ticket.opened')}>{dateTime(ticket.openedAt, t.language)}</Descriptions.Item>
        <Descriptions.Item label={t('ticket.closed')}>{dateTime(ticket.closedAt, t.language)}</Descriptions.Item>
        <Descriptions.Item label={t('ticket.owner')}>
          <Owner owner={ticket.owner} agents={agents} disabled={busy} onSet={(owner) => void change({ owner })} />
        </Descriptions.Item>
        <Descriptions.Item label={t('ticket.priority')}>
          <Select
            size="small"
            className="inline-select"
            value={ticket.priority}
            disabled={busy}
            onChange={(priority) => void change({ priority })}
            options={priorities.map((v) => ({ value: v as Ticket['priority'], label: t.word('priority', v) }))}
          />
        </Descriptions.Item>
      </Descriptions>
      <Form form={form} layout="vertical" className="ticket-note">
        <Form.Item name="note" label={t('ticket.note')}>
          <Input.TextArea rows={2} maxLength={8000} placeholder={t('ticket.notePlaceholder')} />
        </Form.Item>
      </Form>
      <Space wrap>
        <Button disabled={busy} onClick={() => void form.validateFields().then(() => form.getFieldValue('note') && change({}))}>{t('ticket.addNote')}</Button>
        {ticket.moves?.map((to: TicketState) => (
          <Button key={to} type={to === 'handled' || to === 'closed' ? 'primary' : 'default'} disabled={busy} onClick={() => void change({ state: to })}>
            {t.word('ticketMove', to)}
          </Button>
        ))}
      </Space>
      <h3>{t('ticket.history')}</h3>
      <History history={history} />
      <h3>{t('menu.calls')}</h3>
      {calls.length === 0 ? <Nothing>{t('call.none')}</Nothing> : null}
      {calls.map((c) => (
        <div key={c.id}>
          <a href={`#/calls/${c.id}`}>{dateTime(c.startedAt, t.language)}</a> <span className="figures">{c.from}</span> {c.agent ?? ''}
        </div>
      ))}
    </div>
  );
}

function Owner({ owner, agents, disabled, onSet }: { owner: string | null; agents: AgentLive[]; disabled: boolean; onSet: (user: string) => void }) {
  const t = useTexts();
  return (
    <AutoComplete
      size="small"
      className="inline-select"
      key={owner ?? ''}
      defaultValue={owner ?? ''}
      disabled={disabled}
      placeholder={t('ticket.nobody')}
      options={agents.map((a) => ({ value: a.user, label: `${a.name} (${a.user})` }))}
      onSelect={onSet}
    />
  );
}

function History({ history }: { history: TicketEvent[] }) {
  const t = useTexts();
  const word = (e: TicketEvent, value: string | null) =>
    value === null ? '' : e.field === 'state' ? t.word('ticketState', value.charAt(0).toLowerCase() + value.slice(1)) : value;
  return (
    <Timeline
      items={history.toReversed().map((e) => ({
        content: (
          <div>
            <span className="hint">{dateTime(e.at, t.language)} · {e.by}</span>
            <div>
              {t.word('ticketField', e.field)}
              {e.to ? `: ${e.from ? `${word(e, e.from)} → ` : ''}${word(e, e.to)}` : ''}
            </div>
            {e.note ? <p className="description">{e.note}</p> : null}
          </div>
        ),
      }))}
    />
  );
}
