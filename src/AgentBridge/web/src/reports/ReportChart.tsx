import { axis, Chart, grid, legend } from '../common/Chart';
import { useTexts } from '../i18n';
import { heading, shown } from './value';
import type { Column, Report } from './types';

// as many as figures are drawn at once
const colors = ['#0f5f75', '#7e22ce', '#1d4ed8', '#0d9488', '#a16207', '#be185d', '#4d7c0f', '#475569', '#0ea5e9'];
/** Good and bad keep their colours in every report. */
const fixed: Record<string, string> = { answered: '#15803d', abandoned: '#b91c1c', missed: '#b91c1c', serviceLevel: '#d9822b' };
const most = 6;

/** Counts and times as bars, shares as lines against the right side. */
export default function ReportChart({ report, labels }: { report: Report; labels: string[] }) {
  const t = useTexts();
  const bars = report.columns.map((c, i) => ({ c, i })).filter(({ c }) => c.unit !== 'share');
  const unit = bars.some(({ c }) => c.unit === 'count') && report.columns[0]?.unit === 'count' && !isAboutTime(report) ? 'count' : 'seconds';
  const drawn = bars.filter(({ c }) => c.unit === unit).slice(0, most);
  const shares = report.columns.map((c, i) => ({ c, i })).filter(({ c }) => c.unit === 'share');
  const data = (i: number, scale: number) => report.rows.map((r) => (r.values[i] === null ? null : Math.round(r.values[i]! * scale * 100) / 100));
  const scale = unit === 'seconds' ? 1 / 60 : 1;
  const said = [...drawn, ...shares].map(({ c, i }) => `${heading(t, c)} ${shown(report.total[i], c.unit)}`).join(', ');
  return (
    <Chart
      label={said}
      option={{
        grid: { ...grid, top: 40 },
        legend,
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: labels, ...axis, splitLine: { show: false } },
        yAxis: [
          { type: 'value', name: unit === 'seconds' ? t('report.minutes', { n: '' }).trim() : undefined, ...axis },
          { type: 'value', name: '%', min: 0, max: 100, show: shares.length > 0, splitLine: { show: false }, axisLabel: axis.axisLabel },
        ],
        series: [
          ...drawn.map(({ c, i }, n) => ({ type: 'bar', name: heading(t, c), color: fixed[c.key] ?? colors[n], barMaxWidth: 26, data: data(i, scale) })),
          ...shares.map(({ c, i }, n) => ({
            type: 'line', name: heading(t, c), color: fixed[c.key] ?? colors[(n + drawn.length) % colors.length], yAxisIndex: 1, connectNulls: false, symbolSize: 6, data: data(i, 100),
          })),
        ],
      }}
    />
  );
}

/** What the report is asked for are times; the count beside them only says of how many. */
function isAboutTime({ columns }: { columns: Column[] }): boolean {
  return columns.filter((c) => c.unit === 'seconds').length > columns.filter((c) => c.unit === 'count').length;
}
