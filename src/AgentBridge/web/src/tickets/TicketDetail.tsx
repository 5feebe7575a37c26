import { EditOutlined } from '@ant-design/icons';
import { Button, Descriptions, Form, Input, Select, Skeleton, Space, Timeline } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { Call, Customer, Ticket, TicketEvent, TicketState } from '../api/types';
import { dateTime } from '../common/format';
import { Moment } from '../common/Moment';
import { Num } from '../common/Num';
import { Nothing, Trouble } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { Sure } from '../common/Popup';
import { atMost, counted } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts, type TextKey } from '../i18n';
import { TicketLetters } from '../mail/TicketLetters';
import { useSession } from '../shell/session';
import { useHistoryWords } from './history';
import { OwnerSelect } from './OwnerSelect';
import { PriorityMark, TicketStateTag } from './TicketTable';
import { priorities, TicketForm, valuesOf, type TicketValues } from './TicketForm';

interface All {
  ticket: Ticket;
  history: TicketEvent[];
  calls: Call[];
  /** The ticket's customer and those that its history names. */
  customers: Customer[];
}

async function load(id: string): Promise<All> {
  const [ticket, history, calls] = await Promise.all([
    http.get<Ticket>(`tickets/${id}`),
    http.get<TicketEvent[]>(`tickets/${id}/history`),
    http.get<Call[]>(`tickets/${id}/calls`),
  ]);
  const named = history.filter((e) => e.field === 'customer').flatMap((e) => [e.from, e.to]);
  const ids = new Set([ticket.customerId, ...named].filter((x) => x !== null).map((x) => x.replaceAll('-', '')));
  const customers = await Promise.all([...ids].map((x) => http.get<Customer>(`customers/${x}`).catch(() => null)));
  return { ticket, history, calls, customers: customers.filter((c) => c !== null) };
}

/** Only what differs from the stored ticket is sent: nobody has to mend what is wrong elsewhere in it. */
function changesOf(stored: Ticket, values: TicketValues): Partial<TicketValues> {
  const before = valuesOf(stored);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== before[name as keyof TicketValues]));
}

/** One ticket: what it is, where it may go next, and who did what, when. */
export function TicketDetail({ id, onChanged }: { id: string; onChanged: () => void }) {
  const t = useTexts();
  const [noteForm] = Form.useForm<{ note?: string }>();
  const [form] = Form.useForm<TicketValues>();
  /** The ticket as it was when its form was opened. */
  const [edited, setEdited] = useState<Ticket>();
  const { busy, run } = useDo(form);
  const personName = usePersonName();
  const all = useLoad(id, () => load(id));
  const settle = useUnsaved(form);
  const conflict = useConflict(form, edited, valuesOf);
  const settleNote = useUnsaved(noteForm);
  if (!all.data) {
    return all.error ? <Trouble error={all.error} retry={() => void all.reload()} /> : <Skeleton active />;
  }
  const { ticket, history, calls, customers } = all.data;
  const change = async (patch: Partial<TicketValues> & { state?: TicketState }, note?: string) => {
    const done = await run(() => http.patch<Ticket>(`tickets/${id}`, { ...patch, note, version: ticket.version }), t('common.saved'));
    if (done) {
      onChanged();
    }
    await all.reload();
    return done !== undefined;
  };
  const withNote = async (patch: Parameters<typeof change>[0]) => {
    const { note } = (await noteForm.validateFields().catch(() => null)) ?? {};
    if ((Object.keys(patch).length > 0 || note?.trim()) && (await change(patch, note?.trim() || undefined))) {
      noteForm.resetFields();
      settleNote();
    }
  };
  const save = async (values: TicketValues) => {
    const saved = await run(() => conflict.save((version, stored) => http.patch<Ticket>(`tickets/${id}`, { ...changesOf(stored!, values), version })), t('common.saved'));
    if (saved) {
      settle();
      setEdited(undefined);
      onChanged();
      await all.reload();
    }
  };
  return (
    <div className="ticket-detail">
      <Trouble error={all.error} retry={() => void all.reload()} />
      {edited ? (
        <TicketForm form={form} busy={busy} initial={valuesOf(edited)} notice={conflict.notice} onSave={(v) => void save(v)} onCancel={() => setEdited(undefined)} />
      ) : (
        <>
          <Head ticket={ticket} onEdit={() => setEdited(ticket)} />
          <Facts ticket={ticket} customer={customers.find((c) => c.id === ticket.customerId)} busy={busy} onChange={(patch) => void change(patch)} />
        </>
      )}
      <Form form={noteForm} layout="vertical" className="ticket-note" onFinish={() => void withNote({})}>
        <Form.Item name="note" label={t('ticket.note')} rules={[atMost(t, 8000)]}>
          <Input.TextArea rows={2} placeholder={t('ticket.notePlaceholder')} count={{ ...counted(8000), show: false }} />
        </Form.Item>
        <Space wrap>
          <Button disabled={busy} htmlType="submit">{t('ticket.addNote')}</Button>
          <Moves ticket={ticket} busy={busy} onMove={(patch) => void withNote(patch)} />
        </Space>
      </Form>
      <TicketLetters ticket={id} />
      <h2 className="part-head">{t('ticket.history')}</h2>
      <History history={history} customers={customers} />
      <h2 className="part-head">{t('menu.calls')}</h2>
      {calls.length === 0 ? <Nothing>{t('ticket.noCalls')}</Nothing> : null}
      {calls.map((c) => (
        <div key={c.id} className="call-line">
          <a href={`#/calls/${c.id}`}>{dateTime(c.startedAt, t.language)}</a> <Num of={c.direction === 'outbound' ? c.to : c.from} /> {c.agent ? personName(c.agent) : null}
        </div>
      ))}
    </div>
  );
}

function Head({ ticket, onEdit }: { ticket: Ticket; onEdit: () => void }) {
  const t = useTexts();
  return (
    <>
      <div className="ticket-head">
        <h2>
          <span className="figures">{ticket.number}</span> {ticket.subject}
        </h2>
        <Button icon={<EditOutlined />} onClick={onEdit}>{t('common.edit')}</Button>
      </div>
      <Space wrap>
        <TicketStateTag state={ticket.state} />
        <PriorityMark priority={ticket.priority} />
        <span className="hint">{t.word('ticketType', ticket.type)} · {t.word('source', ticket.source)}</span>
      </Space>
      {ticket.description ? <p className="description">{ticket.description}</p> : null}
    </>
  );
}

interface FactsProps {
  ticket: Ticket;
  customer: Customer | undefined;
  busy: boolean;
  onChange: (patch: Partial<TicketValues>) => void;
}

function Facts({ ticket, customer, busy, onChange }: FactsProps) {
  const t = useTexts();
  return (
    <Descriptions size="small" column={2} className="facts">
      <Descriptions.Item label={t('customer.title')}>{customer ? <a href={`#/customers/${customer.id}`}>{customer.name}</a> : '–'}</Descriptions.Item>
      <Descriptions.Item label={t('ticket.phone')}><span className="figures">{ticket.phone ?? '–'}</span></Descriptions.Item>
      <Descriptions.Item label={t('ticket.opened')}><Moment at={ticket.openedAt} /></Descriptions.Item>
      <Descriptions.Item label={t('ticket.closed')}><Moment at={ticket.closedAt} /></Descriptions.Item>
      <Descriptions.Item label={t('ticket.owner')}>
        <OwnerSelect size="small" className="inline-select" label={t('ticket.owner')} value={ticket.owner ?? ''} disabled={busy} onChange={(owner) => onChange({ owner })} />
      </Descriptions.Item>
      <Descriptions.Item label={t('ticket.priority')}>
        <Select
          size="small"
          className="inline-select"
          aria-label={t('ticket.priority')}
          value={ticket.priority}
          disabled={busy}
          onChange={(priority) => onChange({ priority })}
          options={priorities.map((v) => ({ value: v, label: t.word('priority', v) }))}
        />
      </Descriptions.Item>
    </Descriptions>
  );
}

const closes = (to: TicketState) => to === 'closed' || to === 'closedUnresolved';

/** The same state is reached by moves of different names. */
function moveKey(from: TicketState, to: TicketState): TextKey {
  if (to === 'assigned' && from === 'handled') {
    return 'ticketMove.reopen';
  }
  return to === 'assigned' && from === 'suspended' ? 'ticketMove.resume' : `ticketMove.${to}`;
}

/** Where the ticket may go. Closed stays closed, so closing asks back; work without an owner is assigned to who presses the button. */
function Moves({ ticket, busy, onMove }: { ticket: Ticket; busy: boolean; onMove: (patch: { state: TicketState; owner?: string }) => void }) {
  const t = useTexts();
  const { user } = useSession();
  const patch = (state: TicketState) => (state === 'assigned' && !ticket.owner && !ticket.department ? { state, owner: user } : { state });
  const moves = ticket.moves?.map((to) => {
    const key = to === 'assigned' && ticket.state === 'new' ? 'ticketMove.take' : moveKey(ticket.state, to);
    const type = to === 'handled' || to === 'closed' ? 'primary' : 'default';
    return closes(to) ? (
      <Sure key={to} title={t('ticket.closeSure')} description={t('ticket.closeMeans')} okText={t(key)} onConfirm={() => onMove(patch(to))}>
        <Button type={type} disabled={busy}>{t(key)}</Button>
      </Sure>
    ) : (
      <Button key={to} type={type} disabled={busy} onClick={() => onMove(patch(to))}>{t(key)}</Button>
    );
  });
  return <Space wrap>{moves}</Space>;
}

function History({ history, customers }: { history: TicketEvent[]; customers: Customer[] }) {
  const t = useTexts();
  const words = useHistoryWords(customers);
  const newestFirst = history.toSorted((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
  return (
    <Timeline
      items={newestFirst.map((e) => ({
        key: e.id,
        content: (
          <div>
            <span className="hint">{dateTime(e.at, t.language)} · {words.by(e)}</span>
            <div>{words.title(e)}</div>
            {words.note(e) ? <p className="description">{words.note(e)}</p> : null}
          </div>
        ),
      }))}
    />
  );
}
