import { Tag } from 'antd';
import { useTexts } from '../i18n';
import type { CircularLetterState, CircularState } from './types';

const colors: Record<CircularState, string> = { draft: 'default', running: 'green', paused: 'orange', stopped: 'red', done: 'blue' };
const letterColors: Record<CircularLetterState, string> = { waiting: 'default', inOutbox: 'blue', sent: 'green', givenUp: 'red', optedOut: 'orange' };

export const letterStates: CircularLetterState[] = ['waiting', 'inOutbox', 'sent', 'givenUp', 'optedOut'];

export function CircularStateTag({ state }: { state: CircularState }) {
  const t = useTexts();
  return <Tag color={colors[state]}>{t.word('circularState', state)}</Tag>;
}

export function LetterStateTag({ state }: { state: CircularLetterState }) {
  const t = useTexts();
  return <Tag color={letterColors[state]}>{t.word('circularLetter', state)}</Tag>;
}

/** How many letters stand how. */
export function CircularCounts({ letters }: { letters: Partial<Record<CircularLetterState, number>> }) {
  const t = useTexts();
  const some = letterStates.filter((state) => letters[state]);
  return some.length === 0 ? (
    <span className="hint">{t('circular.nobody')}</span>
  ) : (
    <>
      {some.map((state) => (
        <Tag key={state} color={letterColors[state]}>{t.word('circularLetter', state)}: <span className="figures">{letters[state]}</span></Tag>
      ))}
    </>
  );
}
