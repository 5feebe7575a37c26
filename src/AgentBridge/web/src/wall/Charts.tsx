import { Card } from 'antd';
import type { Figures, QueueLive } from '../api/types';
import { axis, Chart, grid, legend } from '../common/Chart';
import { useQueueName } from '../common/queueNames';
import { useTexts } from '../i18n';
import { colorOf } from './colors';

/** Small pictures beside the figures; loaded apart, for they are heavy. */
export default function Charts({ figures: { queues } }: { figures: Figures }) {
  return (
    <div className="charts">
      <WaitingChart queues={queues} />
      <TodayChart queues={queues} />
    </div>
  );
}

/** The most callers who waited at once, minute by minute, as the server has counted them. */
function WaitingChart({ queues }: { queues: QueueLive[] }) {
  const t = useTexts();
  const queueName = useQueueName();
  const minutes = Math.max(1, ...queues.map((q) => q.waitingByMinute.length));
  const label = (i: number) => (i === minutes - 1 ? t('live.now') : t('live.minutesAgo', { n: minutes - 1 - i }));
  const said = queues.map((q) => `${queueName(q.name)} ${Math.max(0, ...q.waitingByMinute)}`).join(', ');
  return (
    <Card title={t('live.chartWaiting')}>
      <Chart
        label={`${t('live.chartWaiting')}: ${said}`}
        option={{
          grid,
          legend,
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: Array.from({ length: minutes }, (_, i) => label(i)), boundaryGap: false, ...axis, splitLine: { show: false } },
          yAxis: { type: 'value', minInterval: 1, min: 0, ...axis, axisLine: { show: false }, axisTick: { show: false } },
          series: queues.map((q) => ({
            type: 'line',
            name: queueName(q.name),
            color: colorOf(q.name),
            step: 'middle',
            showSymbol: false,
            lineStyle: { width: 2 },
            areaStyle: { opacity: 0.12 },
            data: q.waitingByMinute,
          })),
        }}
      />
    </Card>
  );
}

function TodayChart({ queues }: { queues: QueueLive[] }) {
  const t = useTexts();
  const queueName = useQueueName();
  const bar = (name: string, color: string, data: number[]) => ({ type: 'bar', stack: 'all', name, color, barMaxWidth: 22, data });
  const said = queues.map((q) => `${queueName(q.name)} ${t('wall.day', { offered: q.offeredToday, answered: q.answeredToday, abandoned: q.abandonedToday })}`);
  return (
    <Card title={t('live.chartToday')}>
      <Chart
        label={`${t('live.chartToday')}: ${said.join('; ')}`}
        option={{
          grid,
          legend,
          tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
          xAxis: { type: 'value', minInterval: 1, ...axis },
          yAxis: { type: 'category', data: queues.map((q) => queueName(q.name)), inverse: true, ...axis },
          series: [
            bar(t('live.inTime'), '#15803d', queues.map((q) => q.answeredInTime)),
            bar(t('live.late'), '#d9a441', queues.map((q) => q.answeredToday - q.answeredInTime)),
            bar(t('live.abandoned'), '#b91c1c', queues.map((q) => q.abandonedToday)),
          ],
        }}
      />
    </Card>
  );
}
