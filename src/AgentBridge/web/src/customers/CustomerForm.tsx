import { Button, Form, Input, Select, Skeleton } from 'antd';
import { http, query } from '../api/http';
import type { Customer, Ticket } from '../api/types';
import { Trouble } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { TicketTable } from '../tickets/TicketTable';

/** A customer to be read, changed or added (id null, with the numbers that are known already), with the tickets. */
export function CustomerForm({ id, numbers = [], onSaved }: { id: string | null; numbers?: string[]; onSaved: (c: Customer) => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const loaded = useLoad(id ?? 'new', async () =>
    id ? { customer: await http.get<Customer>(`customers/${id}`), tickets: await http.get<Ticket[]>(`tickets${query({ customerId: id })}`) } : null,
  );
  if (id && !loaded.data) {
    return loaded.error ? <Trouble error={loaded.error} retry={loaded.reload} /> : <Skeleton active />;
  }
  const save = async (values: Omit<Customer, 'id'>) => {
    const saved = await run(
      () => (id ? http.put<Customer>(`customers/${id}`, values) : http.post<Customer>('customers', values)),
      t('common.saved'),
    );
    if (saved) {
      onSaved(saved);
    }
  };
  return (
    <>
      <Form<Omit<Customer, 'id'>>
        layout="vertical"
        requiredMark={false}
        initialValues={loaded.data?.customer ?? { numbers, valueClass: 'C', language: t.language }}
        onFinish={(v) => void save(v)}
      >
        <div className="columns">
          <Form.Item name="name" label={t('customer.name')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="company" label={t('customer.company')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Form.Item name="numbers" label={t('customer.numbers')} extra={t('customer.numbersHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';']} />
        </Form.Item>
        <Form.Item name="email" label={t('customer.email')} rules={[{ type: 'email', message: t('customer.emailWrong') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="columns">
          <Form.Item name="valueClass" label={t('customer.valueClass')}>
            <Select options={['A', 'B', 'C'].map((v) => ({ value: v, label: t('customer.class', { c: v }) }))} />
          </Form.Item>
          <Form.Item name="language" label={t('common.language')}>
            <Select options={['en', 'zh'].map((v) => ({ value: v, label: t.word('language', v) }))} />
          </Form.Item>
        </div>
        <Form.Item name="notes" label={t('customer.notes')}>
          <Input.TextArea rows={3} maxLength={8000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('common.save')}
        </Button>
      </Form>
      {loaded.data ? (
        <>
          <h3>{t('menu.tickets')}</h3>
          <TicketTable tickets={loaded.data.tickets} empty={t('ticket.none')} compact />
        </>
      ) : null}
    </>
  );
}
