import { CloseOutlined, PhoneOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, Descriptions, Space, Tag } from 'antd';
import { useLeft } from '../api/clock';
import { http } from '../api/http';
import type { Customer } from '../api/types';
import type { LeadPreview } from '../campaigns/types';
import { filled, wordsOf } from '../campaigns/filled';
import { duration } from '../common/format';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { ValueClass } from '../customers/ValueClass';
import { useTexts } from '../i18n';

/** A campaign's lead before it is dialed: who it is, what is to be said, and the agent's choice. */
export function PreviewCard({ preview }: { preview: LeadPreview }) {
  const t = useTexts();
  const { message } = App.useApp();
  const { busy, run } = useDo();
  const { lead, dialing } = preview;
  const known = useLoad(lead.number, () => http.get<Customer[]>(`customers?phone=${encodeURIComponent(lead.number)}`));
  const dial = () =>
    void run(async () => {
      const { bar } = await http.post<{ bar: string | null }>('desk/preview/dial');
      if (bar) {
        void message.warning(t('preview.refused', { why: t.word('dialBar', bar) }), 8);
      }
    });
  const first = preview.script[0];
  return (
    <Card title={t('preview.title', { campaign: preview.campaign })} extra={dialing ? <Tag color="green">{t('preview.dialing')}</Tag> : <Left until={preview.until} />}>
      <div className="ticket-head">
        <h2>
          {lead.name ?? ''} <span className="figures">{lead.number}</span>
        </h2>
        <Space>
          <Button type="primary" size="large" icon={<PhoneOutlined />} loading={busy || dialing} onClick={dial}>{t('preview.dial')}</Button>
          {dialing ? (
            <Button size="large" danger icon={<CloseOutlined />} disabled={busy} onClick={() => void run(() => http.post('desk/preview/cancel'))}>{t('preview.cancel')}</Button>
          ) : (
            <Button size="large" icon={<StepForwardOutlined />} disabled={busy} onClick={() => void run(() => http.post('desk/preview/skip'))}>{t('preview.skip')}</Button>
          )}
        </Space>
      </div>
      {dialing ? <Alert type="info" showIcon className="trouble" title={t('preview.rings')} role="status" /> : null}
      <Descriptions size="small" column={2} className="facts">
        {Object.entries(lead.fields).map(([name, value]) => <Descriptions.Item key={name} label={name}>{value}</Descriptions.Item>)}
        {(known.data ?? []).map((c) => (
          <Descriptions.Item key={c.id} label={t('customer.title')}>
            <a href={`#/customers/${c.id}`}>{c.name}</a>&nbsp;<ValueClass value={c.valueClass} />
          </Descriptions.Item>
        ))}
        {lead.attempts > 0 ? <Descriptions.Item label={t('leads.attempts')}>{`${lead.attempts} · ${t.word('dialResult', lead.result)}`}</Descriptions.Item> : null}
        {Object.entries(lead.answers).map(([name, value]) => <Descriptions.Item key={`a-${name}`} label={name}>{value}</Descriptions.Item>)}
      </Descriptions>
      {first ? <p className="description">{filled(first.text, wordsOf(lead))}</p> : null}
    </Card>
  );
}

function Left({ until }: { until: string }) {
  const t = useTexts();
  const left = useLeft(until);
  return <span className={`figures ${left <= 10 ? 'alarm-text' : ''}`}>{t('preview.left', { time: duration(left) })}</span>;
}
