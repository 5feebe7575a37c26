import type { ReactNode } from 'react';
import type { Figures } from '../api/types';
import { Growing } from '../common/Age';
import { percent } from '../common/format';
import { useTexts } from '../i18n';
import { isLate, longest, overall } from './sums';

/** Six figures for a look from the door. */
export function Totals({ figures }: { figures: Figures }) {
  const t = useTexts();
  const waiting = figures.queues.reduce((sum, q) => sum + q.waiting, 0);
  const level = overall(figures.queues);
  return (
    <div className="totals">
      <Total name={t('live.waiting')} alarm={figures.queues.some(isLate)}>{waiting}</Total>
      <Total name={t('live.longest')}>
        <Growing seconds={longest(figures.queues)} at={figures.at} />
      </Total>
      <Total name={t('live.serviceLevel')}>{percent(level)}</Total>
      <Total name={t('live.callsNow')}>{figures.callsNow}</Total>
      <Total name={t('live.callsToday')}>{figures.callsToday}</Total>
      <Total name={t('live.selfServed')}>{figures.selfServedToday}</Total>
    </div>
  );
}

function Total({ name, alarm, children }: { name: string; alarm?: boolean; children: ReactNode }) {
  return (
    <div className={`total ${alarm ? 'alarm' : ''}`}>
      <span>{name}</span>
      <b className="figures">{children}</b>
    </div>
  );
}
