import { Button, Tag } from 'antd';
import { http } from '../api/http';
import { dateTime } from '../common/format';
import { Nothing } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { MailStateTag } from './MailStateTag';
import type { AddressMail } from './types';

/** What was written to a customer, and whether circulars are wanted. */
export function CustomerLetters({ customer, address }: { customer: string; address: string | null }) {
  const t = useTexts();
  const { busy, run } = useDo();
  // an agent who has not this customer now is refused: then there is nothing to show
  const mail = useLoad(`${customer} ${address}`, () => http.get<AddressMail>(`customers/${customer}/mail`));
  const stop = () => void run(() => http.post('mail/optouts', { address }), t('common.saved')).then(() => mail.reload());
  return mail.data ? (
    <>
      <h2 className="part-head">{t('mail.letters')}</h2>
      {mail.data.optedOut ? <Tag color="orange">{t('optOut.wantsNone')}</Tag> : address ? <Button size="small" disabled={busy} onClick={stop}>{t('optOut.add')}</Button> : null}
      {mail.data.letters.length === 0 ? <Nothing>{t('mail.noLetters')}</Nothing> : null}
      {mail.data.letters.map((m) => (
        <div key={m.id} className="call-line">
          {dateTime(m.sentAt ?? m.createdAt, t.language)} {m.ticket ? <a href={`#/tickets/${m.ticket}`}>{m.subject}</a> : m.subject} <MailStateTag mail={m} />
        </div>
      ))}
    </>
  ) : null;
}
