import { Button, Card, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { OpenQuestion } from '../api/knowledge';
import type { Article, Language } from '../api/types';
import { DecisionTag } from '../common/DecisionTag';
import { Moment } from '../common/Moment';
import { CutOff, Nothing, Shown } from '../common/Page';
import { Sure } from '../common/Popup';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go } from '../shell/route';

const most = 500;

interface Props {
  language: Language;
  /** Those of the language. */
  articles: Article[];
  onAnswered: () => Promise<void>;
}

/** Questions that no article answered; one click makes one a phrasing or a draft. */
export function OpenQuestions({ language, articles, onAnswered }: Props) {
  const t = useTexts();
  const { busy, run } = useDo();
  const questions = useLoad('', () => http.get<OpenQuestion[]>(`knowledge/questions?limit=${most}`));
  const act = async <T,>(action: () => Promise<T>, done: string) => {
    const result = await run(async () => ({ answer: await action() }), done);
    await Promise.all([questions.reload(), onAnswered()]);
    return result?.answer;
  };
  const draft = async (q: OpenQuestion) => {
    const article = await act(() => http.post<Article>(`knowledge/questions/${q.id}/draft`), t('questions.drafted'));
    if (article) {
      go('knowledge', 'articles', article.id);
    }
  };
  return (
    <Shown of={questions}>
      <Card className="flush">
        <Table<OpenQuestion>
          size="small"
          rowKey="id"
          loading={questions.loading && !questions.data}
          dataSource={questions.data?.filter((q) => q.language === language)}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <Nothing>{t('questions.none')}</Nothing> }}
          columns={[
            {
              title: t('questions.asked'),
              render: (_, q) => (
                <>
                  <q className="asked">{q.text}</q>
                  <div className="asked-actions">
                    <Adopt question={q} articles={articles} busy={busy} onAdopt={(id) => void act(() => http.post(`knowledge/questions/${q.id}/adopt`, { articleId: id }), t('questions.adopted'))} />
                    <Button size="small" disabled={busy} onClick={() => void draft(q)}>{t('questions.draft')}</Button>
                    <Sure title={t('questions.dismissSure')} okText={t('questions.dismiss')} onConfirm={() => void act(() => http.post(`knowledge/questions/${q.id}/dismiss`), t('questions.dismissed'))}>
                      <Button size="small" type="text" disabled={busy}>{t('questions.dismiss')}</Button>
                    </Sure>
                  </div>
                </>
              ),
            },
            { title: t('questions.count'), align: 'right', width: 70, render: (_, q) => <b className="figures">{q.count}</b> },
            { title: t('questions.got'), width: 130, render: (_, q) => <DecisionTag decision={q.outcome} /> },
            {
              title: t('questions.last'),
              width: 128,
              render: (_, q) => (q.lastCall ? <a href={`#/calls/${q.lastCall}`}><Moment at={q.lastAskedAt} /></a> : <Moment at={q.lastAskedAt} />),
            },
          ]}
        />
        <CutOff items={questions.data} most={most} />
      </Card>
    </Shown>
  );
}

/** The nearest article is chosen already: usually one click is enough. */
function Adopt({ question, articles, busy, onAdopt }: { question: OpenQuestion; articles: Article[]; busy: boolean; onAdopt: (id: string) => void }) {
  const t = useTexts();
  const own = articles.filter((a) => a.language === question.language);
  const near = question.nearest.map((key) => own.find((a) => a.key === key)).filter((a) => a !== undefined);
  const [picked, setPicked] = useState<string>();
  const chosen = picked ?? near[0]?.id;
  const options = [...near, ...own.filter((a) => !near.includes(a))].map((a) => ({ value: a.id, label: a.title }));
  return (
    <Space.Compact size="small">
      <Select
        size="small"
        className="adopt-select"
        aria-label={t('questions.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={setPicked}
        placeholder={t('questions.choose')}
        options={options}
      />
      <Button size="small" disabled={busy || !chosen} onClick={() => onAdopt(chosen!)}>
        {t('questions.adopt')}
      </Button>
    </Space.Compact>
  );
}
