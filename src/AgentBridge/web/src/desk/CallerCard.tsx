import { Alert, Button, Card, Descriptions, Radio, Space } from 'antd';
import { useState } from 'react';
import type { Customer, ScreenPop } from '../api/types';
import { isWithheld } from '../common/Num';
import { Numbers } from '../customers/Numbers';
import { ValueClass } from '../customers/ValueClass';
import { useTexts } from '../i18n';
import { useShortcuts } from '../shell/shortcuts';
import { CustomerBooks } from './CustomerBooks';
import { CustomerDialog } from './CustomerDialog';

interface Props {
  pop: ScreenPop;
  customers: Customer[];
  chosen: Customer | undefined;
  /** Undefined: who it was is settled. */
  onChoose?: (c: Customer) => void;
}

/** Who it may be: everybody with this number is shown, and the agent says who it is, or makes the customer. */
export function CallerCard({ pop, customers, chosen, onChoose }: Props) {
  const t = useTexts();
  useShortcuts(onChoose && customers.length > 1 ? customers.slice(0, 9).map((c, i) => ({ key: String(i + 1), text: 'keys.choose', run: () => onChoose(c) })) : []);
  const [dialog, setDialog] = useState<'new' | 'open' | 'attach' | null>(null);
  return (
    <Card
      title={t('pop.caller')}
      extra={
        onChoose ? <Space size={4}>
          {chosen ? <Button size="small" type="link" onClick={() => setDialog('open')}>{t('pop.openCustomer')}</Button> : null}
          <Button size="small" type="link" aria-label={t('pop.attach')} onClick={() => setDialog('attach')}>{t('pop.find')}</Button>
          <Button size="small" type="link" aria-label={t('customer.add')} onClick={() => setDialog('new')}>{t('pop.new')}</Button>
        </Space> : null
      }
    >
      {pop.foundBy ? <Alert type="info" showIcon title={t('pop.foundBy', pop.foundBy)} className="trouble" /> : null}
      {customers.length === 0 ? <Alert type="info" showIcon title={t(isWithheld(pop.number) ? 'pop.withheld' : 'pop.nobody')} className="trouble" /> : null}
      {customers.length > 1 ? (
        <>
          {chosen ? null : <Alert type="warning" showIcon title={t('pop.several', { n: customers.length })} className="trouble" />}
          <Radio.Group className="people" value={chosen?.id} disabled={!onChoose} onChange={(e) => onChoose?.(customers.find((c) => c.id === e.target.value)!)}>
            {customers.map((c) => (
              <Radio key={c.id} value={c.id} className="person">
                <b>{c.name}</b> {c.company ? <span className="hint">{c.company}</span> : null} <ValueClass value={c.valueClass} />
              </Radio>
            ))}
          </Radio.Group>
        </>
      ) : null}
      {chosen ? (
        <Descriptions size="small" column={1} className="facts">
          {customers.length === 1 ? (
            <Descriptions.Item label={t('customer.name')}>
              <b>{chosen.name}</b>&nbsp;<ValueClass value={chosen.valueClass} />
            </Descriptions.Item>
          ) : null}
          {chosen.company && customers.length === 1 ? <Descriptions.Item label={t('customer.company')}>{chosen.company}</Descriptions.Item> : null}
          <Descriptions.Item label={t('customer.numbers')}>
            <Numbers of={chosen.numbers} />
          </Descriptions.Item>
          {chosen.email ? <Descriptions.Item label={t('customer.email')}>{chosen.email}</Descriptions.Item> : null}
          {chosen.notes ? <Descriptions.Item label={t('customer.notes')}>{chosen.notes}</Descriptions.Item> : null}
        </Descriptions>
      ) : null}
      {chosen ? <CustomerBooks customer={chosen} /> : null}
      <Descriptions size="small" column={1} className="facts">
        <Descriptions.Item label={t('pop.dialed')}>
          <span className="figures">{pop.to}</span>
        </Descriptions.Item>
        <Descriptions.Item label={t('common.language')}>
          {t.word('language', pop.language)}
        </Descriptions.Item>
      </Descriptions>
      <CustomerDialog
        what={dialog}
        chosen={chosen}
        number={pop.number}
        onClose={() => setDialog(null)}
        onSaved={(c) => {
          setDialog(null);
          onChoose?.(c);
        }}
      />
    </Card>
  );
}
