import { Card, Input, Skeleton, Tag, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useMemo, useState } from 'react';
import type { Article, Language } from '../api/types';
import { Nothing } from '../common/Page';
import { useTexts, type Texts } from '../i18n';
import { go } from '../shell/route';
import { ArticleForm } from './ArticleForm';
import { ArticleText } from './ArticleText';

interface Props {
  articles: Article[] | undefined;
  language: Language;
  selected: string | undefined;
  editor: boolean;
  onChanged: () => Promise<void>;
}

/** The tree on the left, the article on the right. */
export function Articles({ articles, language, selected, editor, onChanged }: Props) {
  const t = useTexts();
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => articles?.filter((a) => matches(a, filter)) ?? [], [articles, filter]);
  const tree = useMemo(() => treeOf(shown, t), [shown, t]);
  const article = articles?.find((a) => a.id === selected);
  if (!articles) {
    return <Skeleton active />;
  }
  return (
    <div className="knowledge-grid">
      <Card className="tree-card">
        <Input allowClear placeholder={t('knowledge.filter')} value={filter} onChange={(e) => setFilter(e.target.value)} />
        {tree.length > 0 ? (
          <Tree
            key={language + filter}
            blockNode
            className={tree.some((n) => n.children) ? '' : 'flat-tree'}
            defaultExpandAll
            treeData={tree}
            selectedKeys={selected ? [selected] : []}
            onSelect={([key]) => (typeof key === 'string' && !key.startsWith('/') ? go('knowledge', 'articles', key) : undefined)}
          />
        ) : (
          <Nothing>{t(filter ? 'knowledge.noneFound' : 'knowledge.empty')}</Nothing>
        )}
      </Card>
      <Card className="article-card">
        {selected === 'new' || article ? (
          editor ? (
            <ArticleForm key={article?.id ?? 'new'} article={article} language={language} onChanged={onChanged} />
          ) : article ? (
            <>
              <h2>{article.title}</h2>
              <ArticleText article={article} />
            </>
          ) : null
        ) : (
          <Nothing>{t(articles.length > 0 ? 'knowledge.choose' : editor ? 'knowledge.begin' : 'knowledge.empty')}</Nothing>
        )}
      </Card>
    </div>
  );
}

function matches(a: Article, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return wanted === '' || [a.title, a.key, ...a.phrasings].some((text) => text.toLowerCase().includes(wanted));
}

/** Articles under their paths ("Billing/Payments"); those without a path stand at the end. */
function treeOf(articles: Article[], t: Texts): DataNode[] {
  const root: DataNode = { key: '/', children: [] };
  const folders = new Map<string, DataNode>([['/', root]]);
  const folder = (path: string): DataNode => {
    const known = folders.get(path);
    if (known) {
      return known;
    }
    const cut = path.lastIndexOf('/');
    const made: DataNode = { key: path, title: path.slice(cut + 1), selectable: false, children: [] };
    folders.set(path, made);
    folder(cut <= 0 ? '/' : path.slice(0, cut)).children!.push(made);
    return made;
  };
  const sorted = articles.toSorted((a, b) => (a.treePath ?? '\uffff').localeCompare(b.treePath ?? '\uffff') || a.title.localeCompare(b.title));
  for (const a of sorted) {
    const title = (
      <span>
        {a.title} {a.approved ? null : <Tag color="orange">{t('article.draft')}</Tag>}
      </span>
    );
    folder(a.treePath ? '/' + a.treePath : '/').children!.push({ key: a.id, title, isLeaf: true });
  }
  return root.children!;
}
