import { Card, Select, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { percent } from '../common/format';
import { Nothing, Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import type { Campaign, Lead, Outcome } from './types';

/** What the campaign has come to, by region or by any column of its list. */
export function OutcomesTab({ campaign }: { campaign: Campaign }) {
  const t = useTexts();
  const [by, setBy] = useState<string>();
  const outcomes = useLoad(`${campaign.id} ${by}`, () => http.get<Outcome[]>(`campaigns/${campaign.id}/outcomes${query({ by })}`));
  const columns = useLoad(campaign.id, async () => {
    const some = await http.get<Lead[]>(`campaigns/${campaign.id}/leads?limit=50`);
    return [...new Set(some.flatMap((l) => Object.keys(l.fields)))];
  });
  const codes = [...new Set((outcomes.data ?? []).flatMap((o) => Object.keys(o.dispositions)))];
  const label = (code: string) => campaign.dispositions.find((d) => d.code === code)?.label ?? t.word('disposition', code);
  const figures = (title: string, value: (o: Outcome) => number | string) => ({
    title,
    align: 'right' as const,
    render: (_: unknown, o: Outcome) => <span className="figures">{value(o)}</span>,
  });
  return (
    <>
      <div className="tab-head">
        <Select<string>
          aria-label={t('outcomes.by')}
          className="filter-select"
          value={by ?? ''}
          onChange={(column) => setBy(column || undefined)}
          options={[{ value: '', label: t('outcomes.region') }, ...(columns.data ?? []).map((c) => ({ value: c, label: c }))]}
        />
      </div>
      <Shown of={outcomes}>
        <Card className="flush below">
          <Table<Outcome>
            size="small"
            rowKey="group"
            loading={outcomes.loading}
            dataSource={outcomes.data}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>{t('campaign.noLeads')}</Nothing> }}
            columns={[
              { title: by ?? t('outcomes.region'), render: (_, o) => o.group || t('outcomes.unknown') },
              figures(t('customer.numbers'), (o) => o.leads),
              figures(t('outcomes.dialed'), (o) => o.dialed),
              figures(t('outcomes.connected'), (o) => o.connected),
              figures(t('outcomes.reached'), (o) => (o.dialed > 0 ? percent(o.connected / o.dialed) : '–')),
              ...codes.map((code) => figures(label(code), (o) => o.dispositions[code] ?? 0)),
            ]}
          />
        </Card>
      </Shown>
    </>
  );
}
