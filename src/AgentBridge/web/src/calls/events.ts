import type { CallEvent } from '../api/types';
import { duration } from '../common/format';
import { numberText } from '../common/Num';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useTexts, type TextKey } from '../i18n';

const colors: Record<string, string> = {
  arrived: 'blue',
  answered: 'blue',
  question: 'purple',
  answerJudged: 'purple',
  queued: 'orange',
  offered: 'orange',
  accepted: 'green',
  bridged: 'green',
  transferred: 'green',
};

const people = new Set(['agent', 'supervisor', 'withAgent']);

/** What only matters to who looks for a fault. */
const technical = new Set(['ringing', 'flow', 'step', 'digit', 'customer', 'announced', 'joined', 'left', 'recording', 'trunkFailed']);

export function isTechnical(event: CallEvent): boolean {
  return technical.has(event.type);
}

/** Red is what went wrong, whatever its kind. */
export function eventColor(event: CallEvent): string {
  const end = (event.end as { result?: string } | undefined)?.result;
  const wrong =
    (event.type === 'transferred' && !event.succeeded) ||
    (event.type === 'queueLeft' && event.why !== 'accepted') ||
    (event.type === 'offerEnded' && event.result !== 'accepted') ||
    (event.type === 'ended' && end !== 'completed');
  return wrong ? 'red' : (colors[event.type] ?? 'gray');
}

/** One event in plain words. */
export function useEventText(): (event: CallEvent) => string {
  const t = useTexts();
  const queueName = useQueueName();
  const personName = usePersonName();
  return (e) => {
    const s = (name: string) => (e[name] === undefined || e[name] === null ? '' : people.has(name) ? personName(String(e[name])) : String(e[name]));
    const line = (key: string, values: Record<string, string>) => t(`event.${key}` as TextKey, values).trim();
    switch (e.type) {
      case 'arrived':
        return line('arrived', { from: numberText(t, s('from')), to: s('to'), trunk: s('trunk') });
      case 'flow':
        return line('flow', { flow: s('flow'), version: s('version') });
      case 'step':
        return line('step', { step: s('step') });
      case 'voicemail':
        return line('voicemail', { queue: queueName(s('queue')), seconds: duration(Number(e.seconds)) });
      case 'overflowed':
        return line('overflowed', { queue: queueName(s('queue')), cause: t.word('overflowCause', s('cause')), to: e.toQueue ? queueName(s('toQueue')) : t.word('overflowTarget', s('to')) });
      case 'digit':
        return line('digit', { digit: s('digit') });
      case 'choice':
        if (e.choice === 'noInput' || e.choice === 'noMatch') {
          return line(e.choice, { menu: s('menu'), heard: s('heard') && `“${s('heard')}”` });
        }
        return line(e.spoken ? 'choiceSpoken' : 'choice', { menu: s('menu'), choice: s('choice') });
      case 'keypadOnly':
        return line('keypadOnly', { reason: t.word('noAsrReason', s('reason')), detail: s('detail'), language: t.word('language', s('language')) });
      case 'question':
        return line('question', { heard: s('heard'), outcome: t.word('decision', s('outcome')), article: s('article'), score: score(e) });
      case 'answerJudged':
        return line(e.helped ? 'helped' : 'notHelped', { article: s('article') });
      case 'customer':
        return line(e.by ? 'customerBy' : 'customer', { n: String((e.customerIds as unknown[] | undefined)?.length ?? 0), by: s('by') });
      case 'script':
        return [line('script', { agent: s('agent'), queue: queueName(s('queue')) }), ...(e.answers as string[])].join(' · ');
      case 'answerHeard':
        return line('answerHeard', { article: s('article'), queue: queueName(s('queue')) });
      case 'ringing':
        return line('ringing', { agent: s('agent') });
      case 'customerChosen':
        return line('customerChosen', { agent: s('agent'), number: s('number') });
      case 'ticket':
        return line(e.opened ? 'ticketOpened' : 'ticketJoined', { number: s('number') });
      case 'replaced':
        return line('replaced', { number: s('number') });
      case 'trunkFailed':
        return line('trunkFailed', { trunk: s('trunk'), status: s('sipStatus'), next: s('next') });
      case 'queued':
        return line('queued', { queue: queueName(s('queue')), position: s('position') });
      case 'announced':
        return line('announced', { position: s('position') });
      case 'offered':
        return line('offered', { agent: s('agent'), queue: queueName(s('queue')) });
      case 'offerEnded':
        return line('offerEnded', { agent: s('agent'), result: t.word('offerResult', s('result')) });
      case 'accepted':
        return line('accepted', { agent: s('agent'), waited: duration(Number(e.waitedMs) / 1000) });
      case 'bridged':
        return line('bridged', { who: s('agent') || s('number') });
      case 'released':
        return line('released', { who: s('agent') || s('number'), talked: duration(Number(e.talkedMs) / 1000) });
      case 'transferred':
        return line(e.succeeded ? 'transferred' : 'transferFailed', {
          to: s('toQueue') ? queueName(s('toQueue')) : s('toNumber') || t('event.menu', { flow: s('toFlow') }),
          why: t.word('transferFailed', s('reason')) || t('result.failed'),
        });
      case 'consulting':
        return line('consulting', { agent: s('agent'), who: s('withAgent') || s('withNumber') });
      case 'consulted':
        return line('consulted', { agent: s('agent'), who: s('withAgent') || s('withNumber'), time: duration(Number(e.consultedMs) / 1000) });
      case 'observed':
        return line('observed', { who: s('supervisor'), agent: s('agent'), mode: t.word('observe', s('mode')) });
      case 'observationEnded':
        return line('observationEnded', { who: s('supervisor'), agent: s('agent') });
      case 'moved':
        return line('moved', { who: s('supervisor'), queue: queueName(s('toQueue')) });
      case 'parked':
        return line('parked', { agent: s('agent'), slot: s('slot') });
      case 'unparked':
        return line(`unparked.${s('end')}`, { agent: s('agent'), slot: s('slot') });
      case 'recordingPaused':
        return line('recordingPaused', { agent: s('agent') });
      case 'queueLeft':
        return line('queueLeft', { queue: queueName(s('queue')), why: t.word('queueLeaving', s('why')) });
      case 'joined':
      case 'left':
        return line(e.type, { who: s('agent') || s('number') });
      case 'wrapUp':
        return [line('wrapUp', { agent: s('agent') }), t.word('disposition', s('disposition')), s('note')].filter(Boolean).join(' · ');
      case 'recordingPlayed':
        return line('recordingPlayed', { by: s('by') });
      case 'recording':
        return line('recording', { seconds: duration(Number(e.seconds)) });
      case 'ended': {
        const end = e.end as { result?: string; reason?: string } | undefined;
        return line('ended', { result: t.word('result', end?.result), reason: t.word('endReason', end?.reason) });
      }
      default:
        return t.word('event', e.type);
    }
  };
}

function score(e: CallEvent): string {
  return typeof e.score === 'number' ? e.score.toFixed(2) : '';
}
