import { Alert, Card, Descriptions, Radio, Tag } from 'antd';
import type { Customer, ScreenPop } from '../api/types';
import { ValueClass } from '../customers/ValueClass';
import { useTexts } from '../i18n';

/** Who it may be: everybody with this number is shown, and the agent says who it is. */
export function CallerCard({ pop, chosen, onChoose }: { pop: ScreenPop; chosen?: Customer; onChoose: (c: Customer) => void }) {
  const t = useTexts();
  return (
    <Card title={t('pop.caller')}>
      {pop.customers.length === 0 ? <Alert type="info" showIcon title={t('pop.nobody')} /> : null}
      {pop.customers.length > 1 ? (
        <>
          {chosen ? null : <Alert type="warning" showIcon title={t('pop.several', { n: pop.customers.length })} className="trouble" />}
          <Radio.Group className="people" value={chosen?.id} onChange={(e) => onChoose(pop.customers.find((c) => c.id === e.target.value)!)}>
            {pop.customers.map((c) => (
              <Radio key={c.id} value={c.id} className="person">
                <b>{c.name}</b> {c.company ? <span className="hint">{c.company}</span> : null} <ValueClass value={c.valueClass} />
              </Radio>
            ))}
          </Radio.Group>
        </>
      ) : null}
      {chosen ? (
        <Descriptions size="small" column={1} className="facts">
          {pop.customers.length === 1 ? (
            <Descriptions.Item label={t('customer.name')}>
              <b>{chosen.name}</b>&nbsp;<ValueClass value={chosen.valueClass} />
            </Descriptions.Item>
          ) : null}
          {chosen.company && pop.customers.length === 1 ? <Descriptions.Item label={t('customer.company')}>{chosen.company}</Descriptions.Item> : null}
          <Descriptions.Item label={t('customer.numbers')}>
            <span className="figures">{chosen.numbers.join(', ')}</span>
          </Descriptions.Item>
          {chosen.email ? <Descriptions.Item label={t('customer.email')}>{chosen.email}</Descriptions.Item> : null}
          {chosen.notes ? <Descriptions.Item label={t('customer.notes')}>{chosen.notes}</Descriptions.Item> : null}
        </Descriptions>
      ) : null}
      <Descriptions size="small" column={1} className="facts">
        <Descriptions.Item label={t('pop.dialed')}>
          <span className="figures">{pop.to}</span>
        </Descriptions.Item>
        <Descriptions.Item label={t('common.language')}>
          <Tag>{t.word('language', pop.language)}</Tag>
        </Descriptions.Item>
      </Descriptions>
    </Card>
  );
}
