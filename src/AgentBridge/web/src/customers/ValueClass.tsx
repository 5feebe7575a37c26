import { Tag } from 'antd';
import type { Customer } from '../api/types';
import { useTexts } from '../i18n';

const colors: Record<Customer['valueClass'], string | undefined> = { A: 'gold', B: 'cyan', C: undefined };

export function ValueClass({ value }: { value: Customer['valueClass'] }) {
  return <Tag color={colors[value]}>{useTexts()('customer.class', { c: value })}</Tag>;
}
