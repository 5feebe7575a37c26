import type { TrunkState } from '../api/trunks';
import { Moment } from '../common/Moment';
import { useTexts, type Texts } from '../i18n';

/** Registration and health in one mark: colour and word together. */
export function TrunkTag({ state }: { state: TrunkState | null }) {
  const t = useTexts();
  const [color, text] = wordsOf(state, t);
  return (
    <span className="state-tag" style={{ ['--state' as string]: color }}>
      <i className="dot" />
      {text}
    </span>
  );
}

function wordsOf(state: TrunkState | null, t: Texts): [string, string] {
  if (!state) {
    return ['#64748b', t('trunk.notInUse')];
  }
  if (state.answers === false) {
    return ['#b91c1c', t('trunk.silent')];
  }
  switch (state.registration) {
    case 'registered':
      return ['#15803d', t('trunk.registered')];
    case 'registering':
      return ['#b45309', t('trunk.registering')];
    case 'failed':
      return ['#b91c1c', t('trunk.notRegistered', { status: state.status })];
    case 'stopped':
      return ['#64748b', t('trunk.unregistered')];
    default:
      return ['#15803d', state.answers ? t('trunk.answers') : t('trunk.inUse')];
  }
}

/** What went wrong last, the newest first. */
export function TrunkErrors({ state }: { state: TrunkState | null }) {
  const t = useTexts();
  if (!state || state.lastErrors.length === 0) {
    return null;
  }
  return (
    <div className="trunk-errors">
      <h2>{t('trunk.lastErrors')}</h2>
      <ul>
        {state.lastErrors.map((e) => (
          <li key={`${e.at} ${e.kind}`}>
            <Moment at={e.at} /> {t.word('trunkError', e.kind)} <span className="hint">{e.status}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
