import { Nothing } from '../common/Page';
import { percent } from '../common/format';
import { useQueueName } from '../common/queueNames';
import { useTexts } from '../i18n';
import { shown, timeOf } from './value';
import type { Deviation, Target } from './types';

const unit = (target: Target) => (target.figure === 'serviceLevel' || target.figure === 'abandonRate' ? 'share' : 'seconds');

/** Each missed target as a sentence, with the hours that weigh most in it. */
export function DeviationList({ deviations, zone = Intl.DateTimeFormat().resolvedOptions().timeZone }: { deviations: Deviation[]; zone: string | undefined }) {
  const t = useTexts();
  const queueName = useQueueName();
  const clock = (at: string) => new Date(at).toLocaleTimeString(t.language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const when = (start: string, period: string) => timeOf({ start, end: null, queue: null, agent: null, number: null, campaign: null, values: [] }, [period], zone, t.language);
  if (deviations.length === 0) {
    return <Nothing>{t('target.noneMissed')}</Nothing>;
  }
  return (
    <ul className="deviations">
      {deviations.map(({ target, start, actual, causes }) => {
        const oneDay = target.period === 'day';
        const hours = causes.map((c) =>
          t('target.cause', {
            hours: `${oneDay ? '' : `${when(c.start, 'day')}, `}${clock(c.start)}–${clock(c.end)}`,
            actual: shown(c.actual, unit(target)),
            calls: c.calls,
            weight: percent(c.weight),
          }),
        );
        return (
          <li key={`${target.queue}|${target.figure}|${target.period}|${start}`}>
            <b>
              {t('target.sentence', {
                queue: queueName(target.queue),
                when: when(start, target.period),
                figure: t.word('figure', target.figure),
                actual: shown(actual, unit(target)),
                bound: t(target.figure === 'serviceLevel' ? 'target.atLeast' : 'target.atMost'),
                target: shown(target.value, unit(target)),
              })}
            </b>{' '}
            {hours.length > 0 ? t('target.causes', { hours: hours.join(t.language === 'zh' ? '、' : ', ') }) : null}
          </li>
        );
      })}
    </ul>
  );
}
