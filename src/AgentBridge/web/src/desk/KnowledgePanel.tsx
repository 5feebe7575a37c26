import { SearchOutlined } from '@ant-design/icons';
import { Card, Collapse, Input, Spin } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Article, ScreenPop } from '../api/types';
import { Nothing, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { ArticleText } from '../knowledge/ArticleText';

/** The articles near to what the caller asked, and a search in all of them. */
export function KnowledgePanel({ pop }: { pop: ScreenPop | null }) {
  const t = useTexts();
  const [text, setText] = useState('');
  // one at a time; the nearest stands open until another is chosen
  const [open, setOpen] = useState<string[]>();
  const found = useLoad(text, () =>
    text ? http.get<Article[]>(`knowledge/articles${query({ q: text, limit: 8 })}`) : Promise.resolve<Article[]>([]),
  );
  const spoken = pop?.questions.filter((q) => q.outcome === 'speak').map((q) => q.article) ?? [];
  const shown = text ? (found.data ?? []) : (pop?.articles ?? []);
  return (
    <Card title={t('menu.knowledge')} className="knowledge-panel">
      <Input.Search
        allowClear
        placeholder={t('knowledge.searchPlaceholder')}
        onSearch={(v) => {
          setText(v.trim());
          setOpen(undefined);
        }}
        enterButton={<SearchOutlined aria-label={t('common.search')} />}
      />
      <Trouble error={found.error} retry={found.reload} />
      {!text && pop && shown.length > 0 ? <p className="hint below">{t('pop.articles')}</p> : null}
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
                  {a.title} {spoken.includes(a.key) ? <span className="spoken">{t('pop.spoken')}</span> : null}
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
