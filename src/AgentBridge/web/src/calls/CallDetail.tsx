import { Checkbox, Descriptions, Skeleton, Timeline } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { Call, CallEvent } from '../api/types';
import { clockTime, dateTime, duration, secondsBetween } from '../common/format';
import { Trouble } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts, type Texts } from '../i18n';
import { useRole } from '../shell/session';
import { ResultTag } from './CallsPage';
import { SipTraceView } from './SipTraceView';
import { eventColor, isTechnical, useEventText } from './events';

/** One call: what it was, how it sounded, and everything that happened in it. */
export function CallDetail({ id }: { id: string }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const queueName = useQueueName();
  const admin = useRole('admin');
  const call = useLoad(id, () => http.get<Call>(`calls/${id}`));
  const c = call.data;
  if (!c) {
    return call.error ? <Trouble error={call.error} retry={() => void call.reload()} /> : <Skeleton active />;
  }
  const events = (c.events ?? []).filter((e) => all || !isTechnical(e));
  return (
    <div className="call-detail">
      <Descriptions size="small" column={2} className="facts">
        <Descriptions.Item label={t('call.from')}><span className="figures">{c.from}</span></Descriptions.Item>
        <Descriptions.Item label={t('call.to')}><span className="figures">{c.to}</span></Descriptions.Item>
        <Descriptions.Item label={t('call.started')}>{dateTime(c.startedAt, t.language)}</Descriptions.Item>
        <Descriptions.Item label={t('call.duration')}>
          {c.answeredAt && c.endedAt ? duration(secondsBetween(c.answeredAt, c.endedAt)) : '–'}
        </Descriptions.Item>
        <Descriptions.Item label={t('call.result')}><ResultTag call={c} /></Descriptions.Item>
        <Descriptions.Item label={t('call.reason')}>
          {c.end ? t.word('endReason', c.end.reason) : '–'} {c.end?.sipStatus ?? ''}
        </Descriptions.Item>
        <Descriptions.Item label={t('common.agent')}>{c.agent ?? '–'}</Descriptions.Item>
        <Descriptions.Item label={t('common.queue')}>{queueName(c.queue)}</Descriptions.Item>
        {c.ticketId ? (
          <Descriptions.Item label={t('ticket.title')}><a href={`#/tickets/${c.ticketId}`}>{t('common.open')}</a></Descriptions.Item>
        ) : null}
        {c.customerId ? (
          <Descriptions.Item label={t('customer.title')}><a href={`#/customers/${c.customerId}`}>{c.customerName ?? t('common.open')}</a></Descriptions.Item>
        ) : null}
        {wrapUps(c.events ?? [], t)}
      </Descriptions>
      {c.recording ? <audio controls preload="none" src={c.recording} aria-label={t('call.recording')} /> : <p className="hint">{t('call.noRecording')}</p>}
      {admin ? <SipTraceView id={c.id} /> : null}
      <div className="events-head">
        <h2>{t('call.events')}</h2>
        <Checkbox checked={all} onChange={(e) => setAll(e.target.checked)}>{t('call.allSteps')}</Checkbox>
      </div>
      <Timeline className="events" items={events.map((e) => ({ key: e.seq, color: eventColor(e), content: <EventLine event={e} start={c.startedAt} /> }))} />
    </div>
  );
}

/** How the agents said that it ended, and what they noted. */
function wrapUps(events: CallEvent[], t: Texts) {
  return events
    .filter((e) => e.type === 'wrapUp')
    .map((e) => {
      const [disposition, note] = [t.word('disposition', e.disposition as string | null), e.note as string | null];
      return (
        <Descriptions.Item key={e.seq} span={2} label={`${t('wrapUp.title')} · ${String(e.agent)}`}>
          <span className="wrap-note">{[disposition, note].filter(Boolean).join(' · ') || '–'}</span>
        </Descriptions.Item>
      );
    });
}

function EventLine({ event, start }: { event: CallEvent; start: string }) {
  const t = useTexts();
  const text = useEventText();
  return (
    <div className="event">
      <span className="figures hint" title={clockTime(event.at, t.language)}>+{duration(secondsBetween(start, event.at))}</span>
      <span>{text(event)}</span>
    </div>
  );
}
