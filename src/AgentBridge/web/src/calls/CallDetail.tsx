import { Descriptions, Skeleton, Timeline } from 'antd';
import { http } from '../api/http';
import type { Call, CallEvent } from '../api/types';
import { clockTime, dateTime, duration, secondsBetween } from '../common/format';
import { Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useRole } from '../shell/session';
import { ResultTag } from './CallsPage';
import { SipTraceView } from './SipTraceView';
import { eventColor, useEventText } from './events';

/** One call: what it was, how it sounded, and everything that happened in it. */
export function CallDetail({ id }: { id: string }) {
  const t = useTexts();
  const admin = useRole('admin');
  const call = useLoad(id, () => http.get<Call>(`calls/${id}`));
  const c = call.data;
  if (!c) {
    return call.error ? <Trouble error={call.error} retry={call.reload} /> : <Skeleton active />;
  }
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
        <Descriptions.Item label={t('common.queue')}>{c.queue ?? '–'}</Descriptions.Item>
        {c.ticketId ? (
          <Descriptions.Item label={t('ticket.title')}><a href={`#/tickets/${c.ticketId}`}>{t('common.open')}</a></Descriptions.Item>
        ) : null}
        {c.customerId ? (
          <Descriptions.Item label={t('customer.title')}><a href={`#/customers/${c.customerId}`}>{t('common.open')}</a></Descriptions.Item>
        ) : null}
      </Descriptions>
      {c.recording ? <audio controls preload="none" src={c.recording} aria-label={t('call.recording')} /> : <p className="hint">{t('call.noRecording')}</p>}
      {admin ? <SipTraceView id={c.id} /> : null}
      <h3>{t('call.events')}</h3>
      <Timeline className="events" items={c.events?.map((e) => ({ color: eventColor(e), content: <EventLine event={e} start={c.startedAt} /> }))} />
    </div>
  );
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
