import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Input, Popconfirm, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import type { Article, Language } from '../api/types';
import { dateTime } from '../common/format';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { go } from '../shell/route';

interface Values {
  key: string;
  language: Language;
  title: string;
  phrasings: string;
  answer: string;
  text?: string;
  treePath?: string;
  approved: boolean;
}

interface Props {
  article: Article | undefined;
  language: Language;
  onChanged: () => Promise<void>;
}

export function ArticleForm({ article, language, onChanged }: Props) {
  const t = useTexts();
  const { busy, run } = useDo();
  const save = async (values: Values) => {
    const body = { ...values, phrasings: values.phrasings.split('\n') };
    const saved = await run(
      () => (article ? http.put<Article>(`knowledge/articles/${article.id}`, body) : http.post<Article>('knowledge/articles', body)),
      t('common.saved'),
    );
    if (saved) {
      await onChanged();
      go('knowledge', 'articles', saved.id);
    }
  };
  const remove = async () => {
    await run(() => http.delete(`knowledge/articles/${article!.id}`), t('common.deleted'));
    go('knowledge', 'articles');
    await onChanged();
  };
  return (
    <Form<Values>
      key={article?.version ?? 0}
      layout="vertical"
      requiredMark={false}
      initialValues={article ? { ...article, phrasings: article.phrasings.join('\n') } : { language, phrasings: '', answer: '', approved: false }}
      onFinish={(v) => void save(v)}
    >
      <Form.Item name="title" label={t('article.title')} extra={t('article.titleHint')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
        <Input maxLength={500} />
      </Form.Item>
      <div className="columns three">
        <Form.Item name="key" label={t('article.key')} rules={[{ required: true, pattern: /^\S{1,100}$/, message: t('article.keyRule') }]}>
          <Input maxLength={100} disabled={article !== undefined} />
        </Form.Item>
        <Form.Item name="treePath" label={t('article.tree')}>
          <Input placeholder={t('article.treePlaceholder')} />
        </Form.Item>
        <Form.Item name="language" label={t('common.language')}>
          <Select disabled={article !== undefined} options={['en', 'zh'].map((v) => ({ value: v, label: t.word('language', v) }))} />
        </Form.Item>
      </div>
      <Form.Item name="phrasings" label={t('article.phrasings')} extra={t('article.phrasingsHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="answer" label={t('article.answer')} extra={t('article.answerHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="text" label={t('article.text')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 14 }} />
      </Form.Item>
      <Form.Item name="approved" label={t('article.approved')} valuePropName="checked" extra={t('article.approvedHint')}>
        <Switch />
      </Form.Item>
      <div className="form-foot">
        <Space>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('common.save')}
          </Button>
          {article ? (
            <Popconfirm title={t('article.deleteSure')} okText={t('common.delete')} onConfirm={() => void remove()}>
              <Button danger icon={<DeleteOutlined />}>{t('common.delete')}</Button>
            </Popconfirm>
          ) : null}
        </Space>
        {article ? <span className="hint">{t('article.version', { n: article.version })} · {dateTime(article.updatedAt, t.language)}</span> : null}
      </div>
    </Form>
  );
}
