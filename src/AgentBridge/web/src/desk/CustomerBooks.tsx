import { Descriptions, Tag } from 'antd';
import type { Customer } from '../api/types';
import { useTexts } from '../i18n';

const shown = 3;

/** What the company's own books say of the customer. */
export function CustomerBooks({ customer }: { customer: Customer }) {
  const t = useTexts();
  const today = new Date().toISOString().slice(0, 10);
  if (!customer.code && customer.contracts.length === 0 && customer.purchases.length === 0) {
    return null;
  }
  return (
    <Descriptions size="small" column={1} className="facts">
      {customer.code ? <Descriptions.Item label={t('customer.code')}><span className="figures">{customer.code}</span></Descriptions.Item> : null}
      {customer.contracts.map((c) => (
        <Descriptions.Item key={c.number} label={t('customer.contract')}>
          <span>
            {c.product} <span className="figures hint">{c.number}</span>{' '}
            {c.until ? <Tag color={c.until < today ? 'red' : 'green'}>{t(c.until < today ? 'customer.expired' : 'customer.until', { day: c.until })}</Tag> : null}
          </span>
        </Descriptions.Item>
      ))}
      {customer.purchases.slice(0, shown).map((p, i) => (
        <Descriptions.Item key={`${p.order ?? ''} ${p.on ?? ''} ${i}`} label={t('customer.purchase')}>
          <span>
            {p.product} <span className="hint figures">{[p.on, p.amount, p.order].filter(Boolean).join(' · ')}</span>
          </span>
        </Descriptions.Item>
      ))}
    </Descriptions>
  );
}
