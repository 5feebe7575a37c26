import type { AgentState } from '../api/types';
import { useTexts } from '../i18n';

export const stateOrder: AgentState[] = ['offered', 'onCall', 'wrapUp', 'ready', 'notReady', 'signedOut'];

export const stateColors: Record<AgentState, string> = {
  ready: '#15803d',
  offered: '#b45309',
  onCall: '#1d4ed8',
  wrapUp: '#7e22ce',
  notReady: '#475569',
  signedOut: '#64748b',
};

/** Not ready without having wished it: calls ring in vain. */
const alarming = new Set(['noAnswer', 'noPhone', 'phonePageGone', 'noMicrophone', 'noSound', 'pageClosed', 'notPickedUp']);

/** An agent's state: colour, shape and word together, so that it can be told without seeing colours. */
export function StateTag({ state, reason }: { state: AgentState; reason?: string | null }) {
  const t = useTexts();
  return (
    <span className="state-tag" style={{ ['--state' as string]: reason && alarming.has(reason) ? '#b91c1c' : stateColors[state] }}>
      <i className={`dot ${state}`} />
      {t.word('state', state)}
      {reason ? <span className="reason"> · {t.word('reason', reason)}</span> : null}
    </span>
  );
}
