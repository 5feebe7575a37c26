import { Card } from 'antd';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Figures } from '../api/types';
import { clockTime } from '../common/format';
import { useTexts } from '../i18n';
import { keepMs, useWaitingHistory } from './useWaitingHistory';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const minute = 60_000;
const ink = '#52606d';
const axis = { axisLine: { lineStyle: { color: '#cbd5dc' } }, axisLabel: { color: ink }, splitLine: { lineStyle: { color: '#e8edf0' } } };
const grid = { left: 8, right: 12, top: 30, bottom: 4, outerBoundsMode: 'same' as const };

/** Small pictures beside the figures; loaded apart, for they are heavy. */
export default function Charts({ figures }: { figures: Figures }) {
  const t = useTexts();
  const history = useWaitingHistory(figures);
  const now = Date.parse(figures.at);
  const clock = (at: number) => clockTime(new Date(at).toISOString(), t.language);
  const names = figures.queues.map((q) => q.name);
  return (
    <div className="charts">
      <Card title={t('live.chartWaiting')}>
        <Chart
          label={t('live.chartWaiting')}
          option={{
            grid,
            legend: { top: 0, icon: 'roundRect', itemWidth: 12, textStyle: { color: ink } },
            tooltip: { trigger: 'axis', axisPointer: { label: { formatter: ({ value }: { value: number }) => clock(now + value * minute) } } },
            xAxis: {
              type: 'value',
              min: -keepMs / minute,
              max: 0,
              interval: 5,
              ...axis,
              splitLine: { show: false },
              axisLabel: { color: ink, formatter: (minutes: number) => (minutes === 0 ? t('live.now') : t('live.minutesAgo', { n: -minutes })) },
            },
            yAxis: { type: 'value', minInterval: 1, min: 0, ...axis, axisLine: { show: false }, axisTick: { show: false } },
            series: names.map((name) => ({
              type: 'line',
              name,
              step: 'end',
              showSymbol: false,
              lineStyle: { width: 2 },
              data: [...history.map((h) => [(h.at - now) / minute, h.waiting[name] ?? 0]), [0, figures.queues.find((q) => q.name === name)?.waiting ?? 0]],
            })),
          }}
        />
      </Card>
      <Card title={t('live.chartToday')}>
        <Chart
          label={t('live.chartToday')}
          option={{
            grid,
            legend: { top: 0, icon: 'roundRect', itemWidth: 12, textStyle: { color: ink } },
            tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
            xAxis: { type: 'value', minInterval: 1, ...axis },
            yAxis: { type: 'category', data: names, inverse: true, ...axis },
            series: [
              { type: 'bar', stack: 'all', name: t('live.inTime'), color: '#15803d', barMaxWidth: 22, data: figures.queues.map((q) => q.answeredInTime) },
              { type: 'bar', stack: 'all', name: t('live.late'), color: '#d9a441', barMaxWidth: 22, data: figures.queues.map((q) => q.answeredToday - q.answeredInTime) },
              { type: 'bar', stack: 'all', name: t('live.abandoned'), color: '#b91c1c', barMaxWidth: 22, data: figures.queues.map((q) => q.abandonedToday) },
            ],
          }}
        />
      </Card>
    </div>
  );
}

function Chart({ option, label }: { option: echarts.EChartsCoreOption; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  useEffect(() => {
    const made = echarts.init(box.current!);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, color: ['#0f5f75', '#d9822b', '#7e22ce', '#15803d', '#1d4ed8', '#b91c1c'], ...option }, { notMerge: true });
  }, [option]);
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}
