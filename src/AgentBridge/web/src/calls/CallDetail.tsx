import { Checkbox, Descriptions, Skeleton, Timeline } from 'antd';
import { useRef, useState } from 'react';
import { http } from '../api/http';
import type { Call, CallEvent } from '../api/types';
import { CallBackButton } from '../callbacks/CallBackButton';
import { clockTime, dateTime, duration, secondsBetween, zone } from '../common/format';
import { Num } from '../common/Num';
import { Trouble } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useRole } from '../shell/session';
import { CallPlayer, play, recordedFrom } from './CallPlayer';
import { ResultTag } from './CallsPage';
import { CallSound } from './CallSound';
import { SipTraceView } from './SipTraceView';
import { eventColor, isTechnical, useEventText } from './events';

/** One call: what it was, how it sounded, and everything that happened in it. */
export function CallDetail({ id }: { id: string }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const audio = useRef<HTMLAudioElement>(null);
  const queueName = useQueueName();
  const personName = usePersonName();
  const admin = useRole('admin');
  const call = useLoad(id, () => http.get<Call>(`calls/${id}`));
  const c = call.data;
  if (!c) {
    return call.error ? <Trouble error={call.error} retry={() => void call.reload()} /> : <Skeleton active />;
  }
  const events = (c.events ?? []).filter((e) => all || !isTechnical(e));
  return (
    <div className="call-detail">
      <Head call={c} />
      <Descriptions size="small" column={2} className="facts">
        <Descriptions.Item label={t('common.agent')}>{personName(c.agent)}</Descriptions.Item>
        <Descriptions.Item label={t('common.queue')}>{queueName(c.queue)}</Descriptions.Item>
        {c.ticketId ? (
          <Descriptions.Item label={t('ticket.title')}><a href={`#/tickets/${c.ticketId}`}>{t('common.open')}</a></Descriptions.Item>
        ) : null}
        {c.customerId ? (
          <Descriptions.Item label={t('customer.title')}><a href={`#/customers/${c.customerId}`}>{c.customerName ?? t('common.open')}</a></Descriptions.Item>
        ) : null}
      </Descriptions>
      <CallBackButton call={c} />
      <WrapUps events={c.events ?? []} />
      {c.recording ? <CallPlayer call={c} audio={audio} events={events} /> : <p className="hint">{t('call.noRecording')}</p>}
      <CallSound call={c} />
      {admin ? <SipTraceView id={c.id} /> : null}
      <div className="events-head">
        <h2>{t('call.events')}</h2>
        <Checkbox checked={all} onChange={(e) => setAll(e.target.checked)}>{t('call.allSteps')}</Checkbox>
      </div>
      <Timeline className="events" items={events.map((e) => ({ key: e.seq, color: eventColor(e), content: <EventLine event={e} start={c.startedAt} onJump={c.recording ? () => play(audio.current, secondsBetween(recordedFrom(c), e.at)) : undefined} /> }))} />
    </div>
  );
}

/** Who called whom, when, for how long and what came of it. */
function Head({ call: c }: { call: Call }) {
  const t = useTexts();
  const facts = [
    t.word('direction', c.direction),
    `${dateTime(c.startedAt, t.language)} ${zone}`,
    c.answeredAt && c.endedAt ? duration(secondsBetween(c.answeredAt, c.endedAt)) : null,
    c.end ? [t.word('endReason', c.end.reason), c.end.sipStatus].filter(Boolean).join(' ') : null,
  ];
  return (
    <div className="call-head">
      <h2>
        <Num of={c.from} /> → <Num of={c.to} /> <ResultTag call={c} />
      </h2>
      <span className="hint figures">{facts.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

/** How the agents said that it ended, and what they noted. */
function WrapUps({ events }: { events: CallEvent[] }) {
  const t = useTexts();
  const personName = usePersonName();
  return events
    .filter((e) => e.type === 'wrapUp')
    .map((e) => (
      <p key={e.seq} className="wrap-note">
        <span className="hint">{t('wrapUp.title')} · {personName(e.agent as string)}</span>
        <br />
        {[t.word('disposition', e.disposition as string | null), e.note as string | null].filter(Boolean).join(' · ') || '–'}
      </p>
    ));
}

function EventLine({ event, start, onJump }: { event: CallEvent; start: string; onJump: (() => void) | undefined }) {
  const t = useTexts();
  const text = useEventText();
  return (
    <div className="event">
      {onJump ? (
        <button type="button" className="jump figures hint" title={`${clockTime(event.at, t.language)} · ${t('call.jump')}`} onClick={onJump}>+{duration(secondsBetween(start, event.at))}</button>
      ) : (
        <span className="figures hint" title={clockTime(event.at, t.language)}>+{duration(secondsBetween(start, event.at))}</span>
      )}
      <span>{text(event)}</span>
    </div>
  );
}
