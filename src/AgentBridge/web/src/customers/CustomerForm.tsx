import { Button, Form, Input, Select, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Call, Customer, Ticket } from '../api/types';
import { Rows } from '../admin/Rows';
import { EraseButton } from '../common/EraseButton';
import { dateTime } from '../common/format';
import { Nothing, Trouble } from '../common/Page';
import { atMost, counted, day, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { CustomerLetters } from '../mail/CustomerLetters';
import { useRole } from '../shell/session';
import { TicketTable } from '../tickets/TicketTable';
import { MergeDialog } from './MergeDialog';

type Values = Omit<Customer, 'id' | 'version'>;

interface Props {
  /** Null: a new one. */
  id: string | null;
  /** Of a new one, as far as they are known already. */
  numbers?: string[];
  onSaved: (c: Customer) => void;
  onGone?: (into?: Customer) => void;
}

/** A customer to be read, changed or added, with the tickets and calls. */
export function CustomerForm({ id, numbers = [], onSaved, onGone }: Props) {
  const t = useTexts();
  const leads = useRole('supervisor', 'admin');
  const [form] = Form.useForm<Values>();
  const [merging, setMerging] = useState(false);
  const { busy, run } = useDo(form);
  const loaded = useLoad(id ?? 'new', async () => (id ? await contacts(id) : null));
  const settle = useUnsaved(form);
  const conflict = useConflict<Customer>(form, loaded.data?.customer, (stored) => stored);
  if (id && !loaded.data) {
    return loaded.error ? <Trouble error={loaded.error} retry={() => void loaded.reload()} /> : <Skeleton active />;
  }
  const customer = loaded.data?.customer;
  const save = async (values: Values) => {
    const send = (version?: number) =>
      id ? http.put<Customer>(`customers/${id}`, { ...customer, ...values, version }) : http.post<Customer>('customers', values);
    const saved = await run(() => conflict.save(send), t('common.saved'));
    if (saved) {
      settle();
      if (loaded.data) {
        loaded.set({ ...loaded.data, customer: saved });
      }
      onSaved(saved);
    }
  };
  const erase = async () => {
    if (await run(() => http.delete(`customers/${id}`).then(() => true), t('common.deleted'))) {
      settle();
      onGone?.();
    }
  };
  return (
    <>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={customer ?? { numbers, valueClass: 'C', language: t.language }}
        onFinish={(v) => void save(v)}
      >
        {conflict.notice}
        <Fields />
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('common.save')}
          </Button>
          {customer && leads ? (
            <>
              <Button disabled={busy} onClick={() => setMerging(true)}>{t('customer.merge')}</Button>
              <EraseButton label={t('customer.erase')} sure={t('customer.eraseSure', { name: customer.name })} means={t('customer.eraseMeans')} busy={busy} onErase={() => void erase()} />
            </>
          ) : null}
        </Space>
      </Form>
      {loaded.data ? <Contacts tickets={loaded.data.tickets} calls={loaded.data.calls} /> : null}
      {customer ? <CustomerLetters customer={customer.id} address={customer.email} /> : null}
      {customer ? <MergeDialog customer={customer} open={merging} onClose={() => setMerging(false)} onMerged={(into) => { settle(); onGone?.(into); }} /> : null}
    </>
  );
}

async function contacts(id: string): Promise<{ customer: Customer; tickets: Ticket[]; calls: Call[] }> {
  const [customer, tickets] = await Promise.all([http.get<Customer>(`customers/${id}`), http.get<Ticket[]>(`tickets${query({ customerId: id })}`)]);
  const [number] = customer.numbers;
  const calls = number ? await http.get<Call[]>(`calls${query({ phone: number, limit: 10, events: false })}`).catch(() => []) : [];
  return { customer, tickets, calls };
}

function Contacts({ tickets, calls }: { tickets: Ticket[]; calls: Call[] }) {
  const t = useTexts();
  return (
    <>
      <h2 className="part-head">{t('menu.tickets')}</h2>
      <TicketTable tickets={tickets} empty={t('ticket.none')} compact />
      <h2 className="part-head">{t('customer.lastCalls')}</h2>
      {calls.length === 0 ? <Nothing>{t('customer.noCalls')}</Nothing> : null}
      {calls.map((c) => (
        <div key={c.id} className="call-line">
          <a href={`#/calls/${c.id}`}>{dateTime(c.startedAt, t.language)}</a> {c.end ? t.word('result', c.end.result) : t('call.running')} {c.agent ?? ''}
        </div>
      ))}
    </>
  );
}

const blank = (value?: string) => value?.trim() || null;

function Fields() {
  const t = useTexts();
  return (
    <>
      <div className="columns">
        <Form.Item name="name" label={t('customer.name')} rules={[given(t), atMost(t, 200)]}>
          <Input />
        </Form.Item>
        <Form.Item name="company" label={t('customer.company')} rules={[atMost(t, 200)]}>
          <Input />
        </Form.Item>
      </div>
      <Form.Item name="numbers" label={t('customer.numbers')} extra={t('customer.numbersHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';']} />
      </Form.Item>
      <Form.Item name="email" label={t('customer.email')} rules={[{ type: 'email', message: t('fault.notEmail') }, atMost(t, 200)]}>
        <Input />
      </Form.Item>
      <div className="columns">
        <Form.Item name="valueClass" label={t('customer.valueClass')}>
          <Select options={['A', 'B', 'C'].map((v) => ({ value: v, label: t('customer.class', { c: v }) }))} />
        </Form.Item>
        <Form.Item name="language" label={t('common.language')}>
          <Select options={['en', 'zh'].map((v) => ({ value: v, label: t.word('language', v) }))} />
        </Form.Item>
      </div>
      <Form.Item name="code" label={t('customer.code')} extra={t('customer.codeHint')} rules={[atMost(t, 40)]}>
        <Input allowClear />
      </Form.Item>
      <Rows name={['contracts']} add={t('customer.addContract')} fresh={{}}>
        {(row) => (
          <>
            <Form.Item name={[row, 'number']} label={t('customer.contract')} rules={[given(t), atMost(t, 40)]}>
              <Input />
            </Form.Item>
            <Form.Item name={[row, 'product']} label={t('customer.product')} className="grows" rules={[given(t), atMost(t, 200)]}>
              <Input />
            </Form.Item>
            <Form.Item name={[row, 'until']} label={t('customer.lastDay')} rules={[day(t)]} normalize={blank}>
              <Input placeholder="2027-12-31" />
            </Form.Item>
          </>
        )}
      </Rows>
      <Rows name={['purchases']} add={t('customer.addPurchase')} fresh={{}}>
        {(row) => (
          <>
            <Form.Item name={[row, 'product']} label={t('customer.product')} className="grows" rules={[given(t), atMost(t, 200)]}>
              <Input />
            </Form.Item>
            <Form.Item name={[row, 'on']} label={t('customer.bought')} rules={[day(t)]} normalize={blank}>
              <Input placeholder="2026-05-01" />
            </Form.Item>
            <Form.Item name={[row, 'order']} label={t('customer.order')} rules={[atMost(t, 40)]}>
              <Input />
            </Form.Item>
            <Form.Item name={[row, 'amount']} label={t('customer.amount')} rules={[atMost(t, 40)]}>
              <Input />
            </Form.Item>
          </>
        )}
      </Rows>
      <Form.Item name="notes" label={t('customer.notes')} rules={[atMost(t, 8000)]}>
        <Input.TextArea rows={3} count={counted(8000)} />
      </Form.Item>
    </>
  );
}
