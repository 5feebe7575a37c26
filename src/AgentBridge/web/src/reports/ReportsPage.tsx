import { FileExcelOutlined, FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { http, query } from '../api/http';
import { Page, Shown } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useFilter } from '../shell/route';
import { Questions } from './Questions';
import { ReportTable } from './ReportTable';
import { SaveReport } from './SaveReport';
import { datesOf, reportPath } from './question';
import { reportNames, subjects, type Report } from './types';
import { timeOf } from './value';

const ReportChart = lazy(() => import('./ReportChart'));

/** Figures of the past: what is asked stands in the address, so that a report can be sent to somebody. */
export default function ReportsPage() {
  const t = useTexts();
  const filter = useFilter();
  const name = reportNames.find((n) => n === filter.values.name) ?? 'inbound';
  const path = reportPath(name, filter.values);
  const report = useLoad(path, () => http.get<Report>(path));
  const file = (format: string) => '/api/v1/' + reportPath(name, filter.values, { format, lang: t.language });
  const [from, to] = datesOf(filter.values);
  return (
    <Page
      title={t('menu.reports')}
      actions={
        <>
          <SaveReport address={query({ ...filter.values, name }).slice(1)} />
          <Button icon={<FileTextOutlined />} href={file('csv')}>CSV</Button>
          <Button icon={<FileExcelOutlined />} href={file('xlsx')}>Excel</Button>
          <Button icon={<PrinterOutlined />} onClick={() => print()}>{t('report.print')}</Button>
        </>
      }
    >
      <Tabs className="report-tabs" activeKey={name} onChange={(key) => filter.set({ name: key })} items={reportNames.map((n) => ({ key: n, label: t.word('reportName', n) }))} />
      <Questions filter={filter} />
      <Shown of={report}>
        {report.data ? (
          <>
            <h2 className="report-title">{t.word('reportName', name)} · {from === to ? from : `${from} – ${to}`} · {report.data.zone}</h2>
            <Picture report={report.data} />
            <Card className="flush">
              <ReportTable report={report.data} question={filter.values} />
            </Card>
            <Notes report={report.data} />
          </>
        ) : (
          <Skeleton active />
        )}
      </Shown>
    </Page>
  );
}

function Picture({ report }: { report: Report }) {
  const t = useTexts();
  const queueName = useQueueName();
  if (report.rows.length === 0) {
    return null;
  }
  const labels = report.rows.map((r) =>
    [timeOf(r, report.by, report.zone, t.language), ...subjects.filter((s) => report.by.includes(s)).map((s) => (s === 'queue' ? queueName(r.queue) : (r[s] ?? '–')))]
      .filter(Boolean)
      .join(' · '),
  );
  return (
    <Card className="report-picture">
      <Suspense fallback={<Skeleton active />}>
        <ReportChart report={report} labels={labels} />
      </Suspense>
    </Card>
  );
}

/** How the figures are to be understood: the formula that was chosen, with its counts. */
function Notes({ report }: { report: Report }) {
  const t = useTexts();
  const queueName = useQueueName();
  return (
    <div className="report-notes hint">
      {report.levels.map((l) => (
        <p key={l.queue}>{t('report.level', { queue: queueName(l.queue), formula: t.word('slFormula', l.formula), met: l.met, judged: l.judged, seconds: l.seconds })}</p>
      ))}
      <p>{t('report.countedAt')}</p>
    </div>
  );
}
