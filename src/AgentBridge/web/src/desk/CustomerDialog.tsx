import { Checkbox, Form, Button, Select } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Customer } from '../api/types';
import { Side } from '../common/Closing';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { CustomerForm } from '../customers/CustomerForm';
import { useTexts } from '../i18n';

interface Props {
  what: 'new' | 'open' | 'attach' | null;
  chosen: Customer | undefined;
  number: string;
  onClose: () => void;
  onSaved: (customer: Customer) => void;
}

/** Makes the caller a customer, opens the one that it is, or finds the one that it is under another number. */
export function CustomerDialog({ what, chosen, number, onClose, onSaved }: Props) {
  const t = useTexts();
  const numbers = isNumber(number) ? [number] : [];
  return (
    <Side size={560} open={what !== null} onClose={onClose} title={t(what === 'attach' ? 'pop.attach' : 'customer.title')}>
      {what === 'new' ? <CustomerForm id={null} numbers={numbers} onSaved={onSaved} /> : null}
      {what === 'open' && chosen ? <CustomerForm id={chosen.id} onSaved={onSaved} /> : null}
      {what === 'attach' ? <AttachForm numbers={numbers} onSaved={onSaved} /> : null}
    </Side>
  );
}

function isNumber(text: string): boolean {
  return /^\+?\d{3,}$/.test(text);
}

function AttachForm({ numbers, onSaved }: { numbers: string[]; onSaved: (customer: Customer) => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [text, setText] = useState('');
  const found = useLoad(text, () => http.get<Customer[]>(`customers${query({ q: text, limit: 20 })}`));
  const save = async ({ id, add }: { id: string; add?: boolean }) => {
    const saved = await run(async () => {
      const customer = await http.get<Customer>(`customers/${id}`);
      return add ? http.put<Customer>(`customers/${id}`, { ...customer, numbers: [...new Set([...customer.numbers, ...numbers])] }) : customer;
    });
    if (saved) {
      onSaved(saved);
    }
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(v: { id: string; add?: boolean }) => void save(v)} initialValues={{ add: numbers.length > 0 }}>
      <Form.Item name="id" label={t('customer.title')} rules={[{ required: true, message: t('common.required') }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: setText }}
          loading={found.loading}
          placeholder={t('customer.search')}
          options={found.data?.map((c) => ({ value: c.id, label: [c.name, c.company, c.numbers[0]].filter(Boolean).join(' · ') }))}
        />
      </Form.Item>
      {numbers.length > 0 ? (
        <Form.Item name="add" valuePropName="checked">
          <Checkbox>{t('pop.addNumber', { number: numbers[0]! })}</Checkbox>
        </Form.Item>
      ) : null}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('pop.attachNow')}
      </Button>
    </Form>
  );
}
