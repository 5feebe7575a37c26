import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { http, query } from '../api/http';
import type { Customer } from '../api/types';
import { Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { searchOf } from './search';

interface Props {
  id?: string;
  /** A customer's id; empty = none. */
  value?: string;
  onChange?: (id: string) => void;
  onPicked?: (customer: Customer | undefined) => void;
  /** Not to be picked. */
  except?: string;
}

/** Finds a customer by name, company or number. */
export function CustomerPicker({ id, value, onChange, onPicked, except }: Props) {
  const t = useTexts();
  const [text, setText] = useState('');
  const asked = useLater(text);
  const found = useLoad(asked, () => http.get<Customer[]>(`customers${query({ ...searchOf(asked), limit: 20 })}`));
  const chosen = useLoad(value ?? '', () => (value ? http.get<Customer>(`customers/${value}`).catch(() => null) : Promise.resolve(null)));
  const known = [...(found.data ?? [])].filter((c) => c.id !== except);
  if (chosen.data && chosen.data.id === value && !known.some((c) => c.id === value)) {
    known.unshift(chosen.data);
  }
  return (
    <>
      <Select
        id={id}
        allowClear
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={found.loading}
        placeholder={t('customer.search')}
        notFoundContent={t('customer.none')}
        value={value || undefined}
        onChange={(picked?: string) => {
          onChange?.(picked ?? '');
          onPicked?.(known.find((c) => c.id === picked));
        }}
        options={known.map((c) => ({ value: c.id, label: [c.name, c.company, c.numbers[0]].filter(Boolean).join(' · ') }))}
      />
      <Trouble error={found.error} />
    </>
  );
}

/** The text once nothing has been typed for a moment. */
function useLater(text: string): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
