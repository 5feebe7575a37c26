import { Form, Input, InputNumber, Select } from 'antd';
import type { Queue } from '../api/types';
import { between, given } from '../common/rules';
import { useQueueName } from '../common/queueNames';
import { useTexts } from '../i18n';
import { Rows } from './Rows';

const causes = ['wait', 'length', 'closed', 'nobody'] as const;
const targets = ['queue', 'voicemail', 'callback'] as const;
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdays = ['mon-fri', 'mon-sat', 'mon-sun', 'sat-sun', ...week];
const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));

/** "mon-fri" in the reader's words. The first of January 2024 was a Monday. */
const daysText = (span: string, language: string) =>
  span.split('-').map((day) => new Date(Date.UTC(2024, 0, 1 + week.indexOf(day))).toLocaleDateString(language, { weekday: 'short', timeZone: 'UTC' })).join(language === 'zh' ? '至' : '–');

/** When callers are taken, how many, and where the others go. */
export function QueueOverflow({ queue, queues }: { queue: Queue | undefined; queues: Queue[] }) {
  const t = useTexts();
  return (
    <>
      <Form.Item name={['rules', 'hours', 'zone']} label={t('queue.zone')} extra={t('queue.zoneHint')}>
        <Select allowClear showSearch options={zones} />
      </Form.Item>
      <Rows name={['rules', 'hours', 'open']} add={t('queue.addHours')} fresh={{ days: 'mon-fri', hours: '08:00-18:00' }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'days']} label={t('queue.days')} rules={[given(t)]}>
              <Select options={weekdays.map((value) => ({ value, label: daysText(value, t.language) }))} popupMatchSelectWidth={false} />
            </Form.Item>
            <Form.Item name={[row, 'hours']} label={t('queue.openHours')} className="grows" rules={[given(t)]}>
              <Input placeholder="08:00-18:00" />
            </Form.Item>
          </>
        )}
      </Rows>
      <Form.Item name={['rules', 'hours', 'holidays']} label={t('queue.holidays')} extra={t('queue.holidaysHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />
      </Form.Item>
      <Form.Item name={['rules', 'maxLength']} label={t('queue.maxLength')} extra={t('queueHint.maxWaitSeconds')} rules={between(t, 0, 10000)}>
        <InputNumber precision={0} />
      </Form.Item>
      <h2 className="part-head">{t('queue.overflow')}</h2>
      <p className="hint">{t('queue.overflowHint')}</p>
      <Rows name={['rules', 'overflow']} add={t('queue.addRule')} fresh={{ when: 'wait', to: 'voicemail', limit: 300 }}>
        {(row) => <OverflowRow row={row} others={queues.filter((q) => q.name !== queue?.name)} />}
      </Rows>
      <h2 className="part-head">{t('queue.voicemail')}</h2>
      <Form.Item name={['rules', 'voicemail', 'maxSeconds']} label={t('queue.voicemailSeconds')} rules={between(t, 5, 600)}>
        <InputNumber precision={0} />
      </Form.Item>
      <Words at={['rules', 'voicemail', 'greetings']} label={t('queue.greeting')} hint={t('queue.greetingHint')} />
    </>
  );
}

function OverflowRow({ row, others }: { row: number; others: Queue[] }) {
  const t = useTexts();
  const queueName = useQueueName();
  const rule = Form.useWatch(['rules', 'overflow', row]) as { when?: string; to?: string } | undefined;
  return (
    <>
      <Form.Item name={[row, 'when']} label={t('queue.when')} className="grows">
        <Select options={causes.map((value) => ({ value, label: t.word('overflowCause', value) }))} />
      </Form.Item>
      {rule?.when === 'wait' || rule?.when === 'length' ? (
        <Form.Item name={[row, 'limit']} label={t(rule.when === 'wait' ? 'queue.seconds' : 'queue.callers')} rules={between(t, 1, 86400)}>
          <InputNumber precision={0} />
        </Form.Item>
      ) : null}
      <Form.Item name={[row, 'to']} label={t('queue.to')} className="grows">
        <Select options={targets.map((value) => ({ value, label: t.word('overflowTarget', value) }))} />
      </Form.Item>
      {rule?.to === 'queue' ? (
        <Form.Item name={[row, 'queue']} label={t('common.queue')} className="grows" rules={[{ required: true, message: t('common.required') }]}>
          <Select options={others.map((q) => ({ value: q.name, label: queueName(q.name) }))} />
        </Form.Item>
      ) : null}
    </>
  );
}

/** The same words in both languages. */
export function Words({ at, label, hint }: { at: string[]; label: string; hint: string }) {
  const t = useTexts();
  return (
    <>
      {(['en', 'zh'] as const).map((language) => (
        <Form.Item key={language} name={[...at, language]} label={t.language === 'zh' ? `${label}（${t.word('language', language)}）` : `${label} (${t.word('language', language)})`} extra={language === 'zh' ? hint : undefined} rules={[{ max: 500, message: t('fault.tooLong', { max: 500 }) }]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} />
        </Form.Item>
      ))}
    </>
  );
}
