import { Tag } from 'antd';
import type { Article } from '../api/types';
import { useTexts } from '../i18n';

/** An article to be read: what callers hear, then the full text. */
export function ArticleText({ article }: { article: Article }) {
  const t = useTexts();
  return (
    <div className="article-text">
      <p className="answer">{article.answer || <em>{t('article.noAnswer')}</em>}</p>
      {article.text?.split(/\n{2,}/).map((paragraph, i) => <p key={i}>{paragraph}</p>)}
      <div className="hint">
        {article.treePath ? <span>{article.treePath} · </span> : null}
        {article.key} · {t('article.version', { n: article.version })} {article.approved ? null : <Tag color="orange">{t('article.draft')}</Tag>}
      </div>
    </div>
  );
}
