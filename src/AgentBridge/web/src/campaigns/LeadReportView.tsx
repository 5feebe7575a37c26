import { Alert, Table } from 'antd';
import { useTexts } from '../i18n';
import { Bars } from './Bars';
import type { LeadReport } from './types';

/** What became of a list, or would become of it. */
export function LeadReportView({ tried, report }: { tried: boolean; report: LeadReport }) {
  const t = useTexts();
  const { rows, taken, duplicates, rejected } = report;
  return (
    <div className="below">
      <Alert
        type={rejected === 0 ? 'success' : 'warning'}
        showIcon
        title={t(tried ? 'leads.wouldTake' : 'leads.taken', { rows, taken, duplicates, rejected })}
        description={<Bars bars={report.bars} />}
      />
      {report.rejections.length > 0 ? (
        <Table<LeadReport['rejections'][number]>
          className="below"
          size="small"
          rowKey="row"
          dataSource={report.rejections}
          pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('import.row'), dataIndex: 'row', width: 80 },
            { title: t('import.reason'), render: (_, r) => `${t.word('leadColumn', r.fault.field)}: ${t.fault(r.fault)}` },
          ]}
        />
      ) : null}
    </div>
  );
}
