import { Alert, Button, Card, Form, Input, Progress, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { SearchAnswer } from '../api/knowledge';
import type { Language } from '../api/types';
import { DecisionTag } from '../common/DecisionTag';
import { Nothing, Trouble } from '../common/Page';
import { atMost } from '../common/rules';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

/** Asks as a caller would and shows what the caller would get, with the scores behind it. */
export function TryQuestion({ language }: { language: Language }) {
  const t = useTexts();
  const [question, setQuestion] = useState('');
  const answer = useLoad(`${language} ${question}`, () =>
    question ? http.get<SearchAnswer>(`knowledge/search${query({ q: question, lang: language })}`) : Promise.resolve(null),
  );
  return (
    <Card className="narrow">
      <Form<{ question?: string }> onFinish={(v) => setQuestion(v.question?.trim() ?? '')}>
        <Form.Item name="question" rules={[atMost(t, 1000)]} className="try-question">
          <Input.Search
            size="large"
            enterButton={<Button type="primary" htmlType="submit">{t('try.ask')}</Button>}
            aria-label={t('try.placeholder')}
            placeholder={t('try.placeholder')}
            loading={answer.loading && question !== ''}
          />
        </Form.Item>
      </Form>
      <Trouble error={answer.error} retry={() => void answer.reload()} />
      {answer.data && !answer.error ? (
        <>
          <Alert
            className="below"
            type={answer.data.decision === 'speak' ? 'success' : answer.data.decision === 'offer' ? 'warning' : 'info'}
            title={<><DecisionTag decision={answer.data.decision} /> {t.word('try', answer.data.decision)}</>}
          />
          <Table<SearchAnswer['results'][number]>
            className="below"
            size="small"
            rowKey="articleId"
            pagination={false}
            dataSource={answer.data.results}
            locale={{ emptyText: <Nothing>{t('knowledge.noneFound')}</Nothing> }}
            columns={[
              { title: t('article.title'), render: (_, r) => <a href={`#/knowledge/articles/${r.articleId}`}>{r.title}</a> },
              { title: t('article.key'), render: (_, r) => <span className="hint">{r.article}</span> },
              {
                title: t('try.score'),
                width: 240,
                render: (_, r) => <Progress size="small" percent={Math.round(r.score * 100)} format={() => r.score.toFixed(3)} strokeColor="#0f5f75" aria-label={t('try.score')} />,
              },
            ]}
          />
        </>
      ) : (
        <Nothing>{t('try.hint')}</Nothing>
      )}
    </Card>
  );
}
