import { Tag } from 'antd';
import type { Party } from '../api/supervision';
import { usePersonName } from '../common/personNames';
import { useTexts, type TextKey } from '../i18n';

/** Everybody in the call, each with what that one hears and who hears that one. */
export function Parties({ parties, me }: { parties: Party[]; me: string }) {
  const t = useTexts();
  const personName = usePersonName();
  const name = (p: Party) => (p.role === 'caller' ? t('talk.caller') : p.who === me ? t('talk.you') : personName(p.who));
  return (
    <ul className="parties" aria-label={t('talk.parties')}>
      {parties.map((p) => (
        <li key={`${p.role} ${p.who}`}>
          <Tag color={p.held ? 'gold' : p.muted ? 'default' : 'blue'}>
            <b>{name(p)}</b> {t(stateOf(p))}
          </Tag>
        </li>
      ))}
    </ul>
  );
}

function stateOf(p: Party): TextKey {
  if (p.held) {
    return 'talk.hearsMusic';
  }
  if (p.role === 'supervisor') {
    return p.muted ? 'talk.listens' : p.whispers ? 'talk.whispers' : 'talk.talks';
  }
  return p.muted ? 'talk.isMute' : p.consulted ? 'talk.consulted' : 'talk.talks';
}
