import { FileExcelOutlined, FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { http, query } from '../api/http';
import { Page, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useFilter, type Filter } from '../shell/route';
import { Mailed } from './Mailed';
import { Questions } from './Questions';
import { ReportTable } from './ReportTable';
import { SaveReport } from './SaveReport';
import { Targets } from './Targets';
import { WhatIf } from './WhatIf';
import { datesOf, reportPath } from './question';
import { reportNames, subjects, type Report } from './types';
import { timeOf } from './value';

const ReportChart = lazy(() => import('./ReportChart'));

/** Figures of the past: what is asked stands in the address, so that a report can be sent to somebody. */
export default function ReportsPage() {
  const t = useTexts();
  const filter = useFilter();
  const views = [...reportNames.map((n) => ({ key: n as string, label: t.word('reportName', n) })), { key: 'targets', label: t('report.targets') }, { key: 'whatIf', label: t('report.whatIf') }, { key: 'mailed', label: t('report.mailed') }];
  const name = views.find((v) => v.key === filter.values.name)?.key ?? 'inbound';
  const tabs = (
    <nav className="report-tabs" aria-label={t('menu.reports')}>
      {views.map((v) => (
        <a key={v.key} href={'#/reports' + query({ ...filter.values, name: v.key })} aria-current={v.key === name ? 'page' : undefined}>{v.label}</a>
      ))}
    </nav>
  );
  if (name === 'mailed') {
    return <Page title={t('menu.reports')}>{tabs}<Mailed /></Page>;
  }
  return name === 'targets' || name === 'whatIf' ? (
    <Page title={t('menu.reports')}>
      {tabs}
      <Questions filter={filter} rangeOnly />
      {name === 'targets' ? <Targets question={filter.values} /> : <WhatIf question={filter.values} />}
    </Page>
  ) : (
    <ReportView name={name} filter={filter} tabs={tabs} />
  );
}

function ReportView({ name, filter, tabs }: { name: string; filter: Filter; tabs: ReactNode }) {
  const t = useTexts();
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
      {tabs}
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
  const personName = usePersonName();
  const queueName = useQueueName();
  if (report.rows.length === 0) {
    return null;
  }
  const labels = report.rows.map((r) =>
    [timeOf(r, report.by, report.zone, t.language), ...subjects.filter((s) => report.by.includes(s)).map((s) => (s === 'queue' ? queueName(r.queue) : s === 'agent' ? personName(r.agent) : (r[s] ?? '–')))]
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
