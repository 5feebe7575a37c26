import { Card, Timeline } from 'antd';
import type { ScreenPop } from '../api/types';
import { DecisionTag } from '../common/DecisionTag';
import { Nothing } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { useTexts, type TextKey } from '../i18n';

type Step = ScreenPop['trail'][number];

/** What the caller did and asked before the ring. */
export function Heard({ pop }: { pop: ScreenPop }) {
  const t = useTexts();
  const queueName = useQueueName();
  const named = ({ kind, what }: Step) => (kind === 'keypadOnly' ? t.word('noAsrReason', what) : kind === 'toQueue' ? queueName(what) : (what ?? ''));
  const text = (step: Step) =>
    t((step.kind === 'said' && plain(step.heard) === plain(step.what) ? 'trail.saidOnly' : `trail.${step.kind}`) as TextKey, { what: named(step), heard: step.heard ?? '' });
  const title = (key: string) => pop.articles.find((a) => a.key === key)?.title ?? key;
  return (
    <Card title={t('pop.before')}>
      {pop.questions.map((q, i) => (
        <blockquote key={i} className="question">
          <q>{q.heard || t('pop.nothingHeard')}</q>
          <div>
            <DecisionTag decision={q.outcome} />
            {q.outcome === 'speak' && q.article ? <span>{t('pop.heardArticle', { title: title(q.article) })}</span> : null}
          </div>
        </blockquote>
      ))}
      {pop.trail.length > 0 ? <Timeline className="trail" items={pop.trail.map((e) => ({ content: text(e) }))} /> : null}
      {pop.trail.length === 0 && pop.questions.length === 0 ? <Nothing>{t('pop.noTrail')}</Nothing> : null}
    </Card>
  );
}

/** Words without case and marks: what was said is often the choice's own name. */
function plain(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
