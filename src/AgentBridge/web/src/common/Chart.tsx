import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const ink = '#52606d';
export const axis = { axisLine: { lineStyle: { color: '#cbd5dc' } }, axisLabel: { color: ink }, splitLine: { lineStyle: { color: '#e8edf0' } } };
export const grid = { left: 8, right: 12, top: 30, bottom: 4, outerBoundsMode: 'same' as const };
export const legend = { top: 0, type: 'scroll', icon: 'roundRect', itemWidth: 12, textStyle: { color: ink } };

/** A picture of figures, with what it shows in words. Loaded apart by the pages that need it, for it is heavy. */
export function Chart({ option, label }: { option: echarts.EChartsCoreOption; label: string }) {
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
  // Figures come four times a second and are mostly the same for the chart.
  const drawn = JSON.stringify(option);
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...(JSON.parse(drawn) as echarts.EChartsCoreOption) }, { notMerge: true });
  }, [drawn]);
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}
