import { SearchOutlined } from '@ant-design/icons';
import { Card, Collapse, Input, Spin, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { http, query } from '../api/http';
import type { Article, ScreenPop } from '../api/types';
import { Nothing, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { ArticleText } from '../knowledge/ArticleText';
import { useShortcuts } from '../shell/shortcuts';
import { useDraft } from './draft';

/** The articles near to what the caller asked, and a search in all of them. */
export function KnowledgePanel({ pop }: { pop: ScreenPop | null }) {
  const t = useTexts();
  const [text, setText] = useState('');
  // one at a time; the nearest stands open until another is chosen
  const [open, setOpen] = useState<string[]>();
  const found = useLoad(text, () =>
    text ? http.get<Article[]>(`knowledge/articles${query({ q: text, limit: 8 })}`) : Promise.resolve<Article[]>([]),
  );
  const typed = useTyped();
  const suggested = useLoad(text ? '' : typed, () =>
    typed && !text ? http.get<Article[]>(`knowledge/articles${query({ q: typed, limit: 3 })}`) : Promise.resolve<Article[]>([]),
  );
  const search = useRef<InputRef>(null);
  useShortcuts([{ key: '/', text: 'keys.search', run: () => search.current?.focus() }]);
  const spoken = pop?.questions.filter((q) => q.outcome === 'speak').map((q) => q.article) ?? [];
  const written = pop && !text && typed ? (suggested.data ?? []) : [];
  const heard = (pop?.articles ?? []).filter((a) => !written.some((w) => w.id === a.id));
  const shown = text ? (found.data ?? []) : [...heard, ...written];
  return (
    <Card title={t('menu.knowledge')} className="knowledge-panel">
      <Input.Search
        ref={search}
        allowClear
        placeholder={t('knowledge.searchPlaceholder')}
        onSearch={(v) => {
          setText(v.trim());
          setOpen(undefined);
        }}
        enterButton={<SearchOutlined aria-label={t('common.search')} />}
      />
      <Trouble error={found.error} retry={found.reload} />
      {!text && pop && heard.length > 0 ? <p className="hint below">{t('pop.articles')}</p> : null}
      {written.length > 0 ? <p className="hint below" role="status">{t('pop.suggested', { n: written.length })}</p> : null}
      <Spin spinning={text !== '' && found.loading}>
        {shown.length > 0 ? (
          <Collapse
            ghost
            className="articles"
            key={text}
            activeKey={open ?? (text ? [] : shown.slice(0, 1).map((a) => a.id))}
            onChange={(keys) => setOpen([keys].flat().slice(-1))}
            items={shown.map((a) => ({
              key: a.id,
              label: (
                <>
                  {a.title} {written.includes(a) ? <span className="spoken">{t('pop.fromNote')}</span> : null} {spoken.includes(a.key) ? <span className="spoken">{t('pop.spoken')}</span> : null}
                </>
              ),
              children: <ArticleText article={a} />,
            }))}
          />
        ) : (
          <Nothing>{t(text ? 'knowledge.noneFound' : 'knowledge.searchHint')}</Nothing>
        )}
      </Spin>
    </Card>
  );
}

const pauseMs = 900;
const leastWords = 3;

/** The last sentence of the note, once the agent has stopped typing for a moment; empty while it says too little. */
function useTyped(): string {
  const { note } = useDraft();
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTyped(lastSentence(note)), pauseMs);
    return () => clearTimeout(timer);
  }, [note]);
  return typed;
}

function lastSentence(note: string): string {
  const last = note.split(/[.!?。！？\n]/).filter((s) => s.trim()).at(-1)?.trim() ?? '';
  const words = /[\u4e00-\u9fff]/.test(last) ? last.length / 2 : last.split(/\s+/).length;
  return words >= leastWords ? last.slice(0, 200) : '';
}
