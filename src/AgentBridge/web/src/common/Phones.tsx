import { useEffect } from 'react';
import { http } from '../api/http';
import type { Phone } from '../api/types';
import { useTexts } from '../i18n';
import { Moment } from './Moment';
import { Nothing } from './Page';
import { useLoad } from './useLoad';

const everyMs = 10_000;

/** The telephones that are registered under a name: what they are, from where, since when and until when. */
export function Phones({ user }: { user: string }) {
  const t = useTexts();
  const phones = useLoad(user, () => http.get<Phone[]>(`agents/${user}/phones`));
  const { reload } = phones;
  useEffect(() => {
    const timer = setInterval(() => void reload(), everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  if (!phones.data) {
    return null;
  }
  return (
    <section className="phones">
      <h2>{t('phone.registered')}</h2>
      {phones.data.length === 0 ? <Nothing>{t('phone.none')}</Nothing> : null}
      <ul>
        {phones.data.map((p) => (
          <li key={p.contact}>
            <b>{p.name ?? t('phone.unknown')}</b> <span className="hint">{p.address}</span>
            <div className="hint">
              {t('phone.since')} <Moment at={p.since} /> · {t('phone.until')} <Moment at={p.expiresAt} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
