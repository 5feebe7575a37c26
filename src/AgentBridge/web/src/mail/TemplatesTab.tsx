import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { Side } from '../common/Closing';
import { Nothing, RowButton, Shown } from '../common/Page';
import { Sure } from '../common/Popup';
import { atMost, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import type { MailTemplate } from './types';

/** Letters to be filled in, in each language. */
export function TemplatesTab() {
  const t = useTexts();
  const [edited, setEdited] = useState<Partial<MailTemplate>>();
  const templates = useLoad('', () => http.get<MailTemplate[]>('mail/templates'));
  const close = () => {
    setEdited(undefined);
    void templates.reload();
  };
  return (
    <>
      <div className="tab-head">
        <span />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited({ language: t.language })}>{t('mail.addTemplate')}</Button>
      </div>
      <Shown of={templates}>
        <Card className="flush below">
          <Table<MailTemplate>
            size="small"
            rowKey={(m) => `${m.name} ${m.language}`}
            dataSource={templates.data}
            pagination={false}
            onRow={(m) => ({ onClick: () => setEdited(m), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('mail.noTemplates')}</Nothing> }}
            columns={[
              { title: t('mail.name'), render: (_, m) => <RowButton>{m.name}</RowButton> },
              { title: t('common.language'), render: (_, m) => t.word('language', m.language) },
              { title: t('mail.subject'), dataIndex: 'subject' },
            ]}
          />
        </Card>
      </Shown>
      <Side size={560} open={edited !== undefined} onClose={() => setEdited(undefined)} title={edited?.name ?? t('mail.addTemplate')}>
        {edited ? <TemplateForm template={edited} onDone={close} /> : null}
      </Side>
    </>
  );
}

function TemplateForm({ template, onDone }: { template: Partial<MailTemplate>; onDone: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<MailTemplate>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const isOld = template.name !== undefined;
  // a new one does not take the place of one that somebody else has made
  const conflict = useConflict(form, { version: 0, ...template } as MailTemplate, ({ subject, body }: MailTemplate) => ({ subject, body }));
  const save = (m: MailTemplate) =>
    void run(() => conflict.save((version) => http.put<MailTemplate>(`mail/templates/${m.name}/${m.language}`, { ...m, version })), t('common.saved')).then((saved) => {
      if (saved) {
        settle();
        onDone();
      }
    });
  return (
    <Form<MailTemplate> form={form} layout="vertical" requiredMark={false} initialValues={template} onFinish={save}>
      {conflict.notice}
      <Form.Item name="name" label={t('mail.name')} rules={[{ required: true, pattern: /^[a-z0-9-]{1,40}$/, message: t('queue.nameRule') }]}>
        <Input disabled={isOld} autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="language" label={t('common.language')} rules={[given(t)]}>
        <Select disabled={isOld} options={[{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }]} />
      </Form.Item>
      <Form.Item name="subject" label={t('mail.subject')} rules={[given(t), atMost(t, 200)]}><Input /></Form.Item>
      <Form.Item name="body" label={t('mail.body')} extra={t('mail.words', { words: '{name} {company} {number} {ticket} {subject} {description} {agent} {queue} {text}' })} rules={[given(t), atMost(t, 50000)]}>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {isOld ? (
          <Sure title={t('mail.deleteSure', { name: template.name! })} okText={t('common.delete')} onConfirm={() => void run(() => http.delete(`mail/templates/${template.name}`).then(onDone))}>
            <Button danger disabled={busy}>{t('common.delete')}</Button>
          </Sure>
        ) : null}
      </Space>
    </Form>
  );
}
