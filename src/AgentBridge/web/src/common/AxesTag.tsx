import type { AgentChoice, AgentState, AgentWork } from '../api/types';
import { useTexts } from '../i18n';
import { stateColors } from './StateTag';

interface Axes {
  chosen: AgentChoice;
  chosenReason: string | null;
  work: AgentWork;
  /** Why nobody can be reached at the telephone. */
  phoneTrouble?: string | null;
}

const colorOf: Record<AgentWork, AgentState> = {
  idle: 'ready', offered: 'offered', ringing: 'offered', talking: 'onCall', holding: 'onCall', consulting: 'onCall', wrapUp: 'wrapUp', unreachable: 'signedOut',
};

/** Both axes of an agent: what was chosen, and what the system does. The second stands alone where it says all. */
export function AxesTag({ chosen, chosenReason, work, phoneTrouble }: Axes) {
  const t = useTexts();
  const away = chosen !== 'available';
  const state: AgentState = chosen === 'signedOut' ? 'signedOut' : work === 'idle' && away ? 'notReady' : colorOf[work];
  return (
    <span className="state-tag" style={{ ['--state' as string]: work === 'unreachable' ? '#b91c1c' : stateColors[state] }}>
      <i className={`dot ${state}`} />
      {away ? t.word('choice', chosen) : null}
      {chosenReason ? <span className="reason"> · {t.word('reason', chosenReason)}</span> : null}
      {away && work !== 'idle' ? ' · ' : null}
      {chosen !== 'signedOut' && !(away && work === 'idle') ? t.word('work', work) : null}
      {work === 'unreachable' && phoneTrouble ? <span className="reason"> · {t.word('reason', phoneTrouble)}</span> : null}
    </span>
  );
}
