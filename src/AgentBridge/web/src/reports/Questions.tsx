import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { http } from '../api/http';
import type { AgentLive } from '../api/types';
import { useQueueNames } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import type { Filter } from '../shell/route';
import { datesOf, ranges } from './question';
import { periods, subjects } from './types';

const zones = Intl.supportedValuesOf('timeZone');

/** What the report is asked for: range, rows, and what narrows it. */
export function Questions({ filter: { values, set }, rangeOnly = false }: { filter: Filter; rangeOnly?: boolean }) {
  const t = useTexts();
  const queues = useQueueNames();
  const agents = useLoad('', () => http.get<AgentLive[]>('agents/live'));
  const [from, to] = datesOf(values);
  const choice = (name: string, label: string, options: { value: string; label: string }[], fallback?: string, empty = t('common.all')) => (
    <label className="report-question">
      <span className="hint">{label}</span>
      <Select<string>
        allowClear={fallback === undefined}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        aria-label={label}
        placeholder={empty}
        value={values[name] ?? fallback}
        onChange={(value?: string) => set({ [name]: value })}
        options={options}
      />
    </label>
  );
  return (
    <div className="report-questions">
      {choice('range', t('report.range'), ranges.map((r) => ({ value: r, label: t.word('range', r) })), 'today')}
      <label className="report-question">
        <span className="hint">{t('report.start')} – {t('report.end')}</span>
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          onChange={(dates) => set({ range: 'custom', from: dates?.[0]?.format('YYYY-MM-DD'), to: dates?.[1]?.format('YYYY-MM-DD') })}
        />
      </label>
      {rangeOnly ? null : (
        <>
          {choice('by', t('report.by'), [...periods, 'none'].map((p) => ({ value: p, label: t.word('reportBy', p) })), 'day')}
          {choice('group', t('report.group'), subjects.map((s) => ({ value: s, label: t.word('report', s) })))}
          {choice('queue', t('report.queue'), queues.map(([value, label]) => ({ value, label })))}
          {choice('agent', t('report.agent'), (agents.data ?? []).map((a) => ({ value: a.user, label: a.name })))}
          <label className="report-question">
            <span className="hint">{t('report.number')}</span>
            <Input allowClear key={values.number} defaultValue={values.number} aria-label={t('report.number')} onBlur={(e) => set({ number: e.target.value.trim() })} onPressEnter={(e) => set({ number: e.currentTarget.value.trim() })} />
          </label>
        </>
      )}
      {choice('zone', t('report.zone'), zones.map((z) => ({ value: z, label: z })), undefined, t('report.zoneServer'))}
    </div>
  );
}
