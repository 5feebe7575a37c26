import { ImportOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, Card, Select, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { Side } from '../common/Closing';
import { Moment } from '../common/Moment';
import { Nothing, RowButton, Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { CustomerImport } from './CustomerImport';
import { LeadForm } from './LeadForm';
import { LeadImport } from './LeadImport';
import type { Campaign, Lead } from './types';

const pageSize = 100;
const states: Lead['state'][] = ['waiting', 'dialing', 'done', 'skipped'];

/** The campaign's list, a page at a time. */
export function LeadsTab({ campaign, onImported }: { campaign: Campaign; onImported: () => void }) {
  const t = useTexts();
  const [state, setState] = useState<Lead['state']>();
  const [page, setPage] = useState(1);
  const [importing, setImporting] = useState<'file' | 'customers'>();
  const [edited, setEdited] = useState<Lead>();
  const asked = query({ state, offset: (page - 1) * pageSize, limit: pageSize });
  const leads = useLoad(`${campaign.id}${asked}`, () => http.get<Lead[]>(`campaigns/${campaign.id}/leads${asked}`));
  const total = (state ? campaign.leads?.[state] : campaign.leads?.all) ?? 0;
  const taken = () => {
    void leads.reload();
    onImported();
  };
  return (
    <>
      <div className="tab-head">
        <Select<Lead['state']>
          allowClear
          className="filter-select"
          aria-label={t('common.state')}
          placeholder={t('common.all')}
          value={state}
          onChange={(s) => {
            setState(s);
            setPage(1);
          }}
          options={states.map((s) => ({ value: s, label: t.word('leadState', s) }))}
        />
        <Space>
          <Button icon={<TeamOutlined />} onClick={() => setImporting('customers')}>{t('leads.fromCustomers')}</Button>
          <Button type="primary" icon={<ImportOutlined />} onClick={() => setImporting('file')}>{t('leads.import')}</Button>
        </Space>
      </div>
      <Shown of={leads}>
        <Card className="flush below">
          <Table<Lead>
            size="small"
            rowKey="id"
            loading={leads.loading}
            dataSource={leads.data}
            pagination={{ current: page, pageSize, total, showSizeChanger: false, hideOnSinglePage: true, onChange: setPage }}
            onRow={(l) => ({ onClick: () => setEdited(l), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('leads.none')}</Nothing> }}
            columns={[
              { title: t('common.number'), render: (_, l) => <RowButton>{l.number}</RowButton> },
              { title: t('leads.name'), dataIndex: 'name' },
              { title: t('common.state'), render: (_, l) => <LeadStateTag lead={l} /> },
              { title: t('leads.attempts'), align: 'right', render: (_, l) => <span className="figures">{l.attempts}</span> },
              { title: t('leads.result'), render: (_, l) => (l.call ? <a href={`#/calls/${l.call}`} onClick={(e) => e.stopPropagation()}>{t.word('dialResult', l.result) || '–'}</a> : '–') },
              { title: t('leads.disposition'), render: (_, l) => labelOf(campaign, l.disposition, t.word('disposition', l.disposition)) },
              { title: t('leads.nextAt'), render: (_, l) => <Moment at={l.nextAt} /> },
              { title: t('leads.fields'), render: (_, l) => Object.entries(l.fields).map(([name, value]) => <Tag key={name}>{name}: {value}</Tag>) },
            ]}
          />
        </Card>
      </Shown>
      <LeadImport campaign={campaign} open={importing === 'file'} onClose={() => setImporting(undefined)} onTaken={taken} />
      <CustomerImport campaign={campaign} open={importing === 'customers'} onClose={() => setImporting(undefined)} onTaken={taken} />
      <Side size={460} open={edited !== undefined} onClose={() => setEdited(undefined)} title={edited?.name ?? edited?.number}>
        {edited ? <LeadForm key={edited.id} campaign={campaign} lead={edited} onSaved={() => { setEdited(undefined); taken(); }} /> : null}
      </Side>
    </>
  );
}

const labelOf = (campaign: Campaign, code: string | null, known: string) => campaign.dispositions.find((d) => d.code === code)?.label ?? (known || '–');

function LeadStateTag({ lead }: { lead: Lead }) {
  const t = useTexts();
  const color = { waiting: 'blue', dialing: 'green', done: 'default', skipped: 'orange' }[lead.state];
  return (
    <Tag color={color}>
      {t.word('leadState', lead.state)}
      {lead.bar ? ` · ${t.word('dialBar', lead.bar)}` : ''}
    </Tag>
  );
}
