import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Segmented, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { http } from '../api/http';
import type { Article, Language } from '../api/types';
import { Page, Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { useRole } from '../shell/session';
import { Articles } from './Articles';
import { ImportDialog } from './ImportDialog';
import { LimitsView } from './LimitsView';
import { OpenQuestions } from './OpenQuestions';
import { TryQuestion } from './TryQuestion';

/** What callers are told and agents read: articles, the try-out, what is still unanswered, and the limits. */
export default function KnowledgePage() {
  const t = useTexts();
  const [, tab, selected] = usePath();
  const editor = useRole('supervisor', 'admin');
  const [language, setLanguage] = useState<Language>(t.language);
  const [importing, setImporting] = useState(false);
  const articles = useLoad(language, () => http.get<Article[]>(`knowledge/articles?lang=${language}`));
  const elsewhere = selected && selected !== 'new' && articles.data?.every((a) => a.id !== selected) ? selected : undefined;
  useEffect(() => {
    if (elsewhere) {
      // a link to an article of the other language
      http.get<Article>(`knowledge/articles/${elsewhere}`).then((a) => setLanguage(a.language), () => go('knowledge', 'articles'));
    }
  }, [elsewhere]);
  return (
    <Page
      title={t('menu.knowledge')}
      actions={
        <>
          <Segmented<Language>
            aria-label={t('knowledge.language')}
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'en', label: t('knowledge.inEn') },
              { value: 'zh', label: t('knowledge.inZh') },
            ]}
          />
          <Button icon={<DownloadOutlined />} href="/api/v1/knowledge/export">
            {t('knowledge.export')}
          </Button>
          {editor ? (
            <>
              <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
                {t('knowledge.import')}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => go('knowledge', 'articles', 'new')}>
                {t('article.add')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Shown of={articles}>
        <Tabs
          activeKey={tab ?? 'articles'}
          onChange={(key) => go('knowledge', key)}
          destroyOnHidden
          items={[
            {
              key: 'articles',
              label: t('knowledge.articles'),
              children: <Articles articles={articles.data} language={language} selected={selected} editor={editor} onChanged={articles.reload} />,
            },
            { key: 'try', label: t('knowledge.try'), children: <TryQuestion language={language} /> },
            ...(editor
              ? [{ key: 'questions', label: t('knowledge.questions'), children: <OpenQuestions language={language} articles={articles.data ?? []} onAnswered={articles.reload} /> }]
              : []),
            { key: 'limits', label: t('knowledge.limits'), children: <LimitsView /> },
          ]}
        />
      </Shown>
      <ImportDialog
        open={importing}
        onClose={() => {
          setImporting(false);
          void articles.reload();
        }}
      />
    </Page>
  );
}
