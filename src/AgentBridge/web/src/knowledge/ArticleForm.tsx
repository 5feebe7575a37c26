import { Button, Form, Input, Select, Space, Switch } from 'antd';
import { useLayoutEffect, useRef } from 'react';
import { http } from '../api/http';
import type { Article, Language } from '../api/types';
import { EraseButton } from '../common/EraseButton';
import { dateTime } from '../common/format';
import { atMost, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
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

const valuesOf = (article: Article) => ({ ...article, phrasings: article.phrasings.join('\n') });

export function ArticleForm({ article, language, onChanged }: Props) {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const shown = useRef(article?.version);
  useLayoutEffect(() => {
    if (shown.current !== article?.version) {
      shown.current = article?.version;
      form.resetFields();
    }
  }, [form, article?.version]);
  const settle = useUnsaved(form);
  const conflict = useConflict(form, article, valuesOf);
  const save = async (values: Values) => {
    const body = { ...values, phrasings: values.phrasings.split('\n') };
    const send = (version?: number) =>
      article ? http.put<Article>(`knowledge/articles/${article.id}`, { ...body, version }) : http.post<Article>('knowledge/articles', body);
    const saved = await run(() => conflict.save(send), t('common.saved'));
    if (saved) {
      settle();
      await onChanged();
      go('knowledge', 'articles', saved.id);
    }
  };
  const remove = async () => {
    if (await run(() => http.delete(`knowledge/articles/${article!.id}`).then(() => true), t('common.deleted'))) {
      settle();
      go('knowledge', 'articles');
      await onChanged();
    }
  };
  return (
    <Form<Values>
      form={form}
      scrollToFirstError
      layout="vertical"
      requiredMark={false}
      initialValues={article ? valuesOf(article) : { language, phrasings: '', answer: '', approved: false }}
      onFinish={(v) => void save(v)}
    >
      {conflict.notice}
      <Form.Item name="title" label={t('article.title')} extra={t('article.titleHint')} rules={[given(t), atMost(t, 500)]}>
        <Input />
      </Form.Item>
      <div className="columns three">
        <Form.Item name="key" label={t('article.key')} rules={[{ required: true, pattern: /^\S{1,100}$/, message: t('article.keyRule') }]}>
          <Input disabled={article !== undefined} />
        </Form.Item>
        <Form.Item name="treePath" label={t('article.tree')} rules={[atMost(t, 500)]}>
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
            <EraseButton label={t('common.delete')} sure={t('article.deleteSure')} busy={busy} onErase={() => void remove()} />
          ) : null}
        </Space>
        {article ? <span className="hint">{t('article.version', { n: article.version })} · {dateTime(article.updatedAt, t.language)}</span> : null}
      </div>
    </Form>
  );
}
