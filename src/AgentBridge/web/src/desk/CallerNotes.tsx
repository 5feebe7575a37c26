import { Alert, Card, Tag } from 'antd';
import type { CallerProfile, Customer, ScreenPop } from '../api/types';
import { Moment } from '../common/Moment';
import { Nothing } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useTexts } from '../i18n';

/** What there is to know of the caller: of the one who was chosen, else of the only one there is. */
export function profileOf(pop: ScreenPop, chosen: Customer | undefined): CallerProfile | undefined {
  return pop.profiles.find((p) => p.customerId === (chosen?.id ?? null)) ?? (pop.profiles.length === 1 && !chosen ? pop.profiles[0] : undefined);
}

/** What must not be overlooked: the same complaint again and again, and what may be offered. */
export function CallerSigns({ profile }: { profile: CallerProfile | undefined }) {
  const t = useTexts();
  return (
    <>
      {profile?.repeated.map((r) => (
        <Alert
          key={r.subject}
          type="warning"
          showIcon
          className="trouble"
          title={t(r.complaints > 0 ? 'pop.repeatedComplaint' : 'pop.repeated', { subject: r.subject, n: r.tickets, days: r.days })}
        />
      ))}
      {profile?.hints.map((hint) => <Alert key={hint.en} type="success" showIcon className="trouble" title={t('pop.hint')} description={hint[t.language]} />)}
    </>
  );
}

/** When the caller was last in touch, on every channel. */
export function PastContacts({ profile }: { profile: CallerProfile | undefined }) {
  const t = useTexts();
  const personName = usePersonName();
  const contacts = profile?.contacts ?? [];
  return (
    <Card title={t('pop.contacts')} extra={<span className="count">{contacts.length}</span>}>
      {contacts.length === 0 ? <Nothing>{t('pop.noContacts')}</Nothing> : null}
      {contacts.map((c) => (
        <div key={`${c.at} ${c.ticketId}`} className="call-line">
          <Moment at={c.at} /> <Tag>{t.word('source', c.channel)}</Tag>
          {c.direction === 'outbound' ? <span className="hint">{t('pop.weCalled')} </span> : null}
          <a href={c.callId ? `#/calls/${c.callId}` : `#/tickets/${c.ticketId}`}>{c.subject}</a> <span className="hint">{c.agent ? personName(c.agent) : null}</span>
        </div>
      ))}
    </Card>
  );
}
