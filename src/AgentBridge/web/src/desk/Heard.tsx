import { Card, Timeline } from 'antd';
import type { ReactNode } from 'react';
import type { Question, ScreenPop } from '../api/types';
import { DecisionTag } from '../common/DecisionTag';
import { Nothing } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { useTexts, type TextKey, type Texts } from '../i18n';

type Entry = ScreenPop['trail'][number];

/** What the caller did and asked before the ring, in its order. */
export function Heard({ pop }: { pop: ScreenPop }) {
  const t = useTexts();
  const lines = linesOf(pop, t, useQueueName());
  return (
    <Card title={t('pop.before')}>
      {lines.length > 0 ? <Timeline className="trail" items={lines.map((content) => ({ content }))} /> : <Nothing>{t('pop.noTrail')}</Nothing>}
    </Card>
  );
}

/** Each question stands once: in the caller's words, with what came of it. */
function linesOf({ trail, questions, articles }: ScreenPop, t: Texts, queue: (name: string | null) => string): ReactNode[] {
  const title = (key: string | null | undefined) => articles.find((a) => a.key === key)?.title ?? key ?? '';
  const open = [...questions];
  const lines: ReactNode[] = [];
  let spoken: string | undefined;
  for (const entry of trail) {
    const question = entry.kind === 'asked' ? open.shift() : undefined;
    if (question) {
      spoken = question.outcome === 'speak' ? title(question.article) : undefined;
      lines.push(<Asked question={question} title={spoken} />);
    } else if (entry.kind === 'heardAnswer' && spoken) {
      // the question's own line has said it
      spoken = undefined;
    } else {
      lines.push(textOf(entry, t, queue));
    }
  }
  return [...open.map((q) => <Asked question={q} title={q.outcome === 'speak' ? title(q.article) : undefined} />), ...lines];
}

function Asked({ question, title }: { question: Question; title: string | undefined }) {
  const t = useTexts();
  return (
    <blockquote className="question">
      <q>{question.heard || t('pop.nothingHeard')}</q>
      <div>
        <DecisionTag decision={question.outcome} />
        {title ? <span>{t('pop.heardArticle', { title })}</span> : null}
      </div>
    </blockquote>
  );
}

function textOf({ kind, what, heard }: Entry, t: Texts, queue: (name: string | null) => string): string {
  const key = kind === 'said' && plain(heard) === plain(what) ? 'saidOnly' : kind;
  const name = kind === 'keypadOnly' ? t.word('noAsrReason', what) : kind === 'toQueue' ? queue(what) : (what ?? '');
  return t(`trail.${key}` as TextKey, { what: name, heard: heard ?? '' });
}

/** Words without case and marks: what was said is often the choice's own name. */
function plain(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
