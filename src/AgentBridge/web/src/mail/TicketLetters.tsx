import { MailOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { Dialog } from '../common/Closing';
import { dateTime } from '../common/format';
import { Nothing } from '../common/Page';
import { atMost, given } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { MailStateTag } from './MailStateTag';
import type { MailDraft, MailTemplate, OutMail } from './types';

interface ArticleName {
  id: string;
  title: string;
}

/** What was written to the customer about a ticket; a new letter, and the ticket on paper. */
export function TicketLetters({ ticket }: { ticket: string }) {
  const t = useTexts();
  const [writing, setWriting] = useState(false);
  const mails = useLoad(ticket, () => http.get<OutMail[]>(`tickets/${ticket}/mail`));
  return (
    <>
      <h2 className="part-head">{t('mail.letters')}</h2>
      <Space wrap className="below">
        <Button icon={<MailOutlined />} onClick={() => setWriting(true)}>{t('mail.write')}</Button>
        <Button icon={<PrinterOutlined />} href={`/api/v1/tickets/${ticket}/pdf?lang=${t.language}`} target="_blank">{t('mail.print')}</Button>
      </Space>
      {mails.data?.length === 0 ? <Nothing>{t('mail.noLetters')}</Nothing> : null}
      {(mails.data ?? []).map((m) => (
        <div key={m.id} className="call-line">
          {dateTime(m.sentAt ?? m.createdAt, t.language)} {m.address} – {m.subject} <MailStateTag mail={m} />
        </div>
      ))}
      <Dialog title={t('mail.write')} open={writing} footer={null} onCancel={() => setWriting(false)} width={640}>
        <LetterForm ticket={ticket} onSent={() => { setWriting(false); void mails.reload(); }} />
      </Dialog>
    </>
  );
}

function LetterForm({ ticket, onSent }: { ticket: string; onSent: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<MailDraft & { print: boolean }>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const templates = useLoad('', () => http.get<MailTemplate[]>('mail/templates'));
  const articles = useLoad('', () => http.get<ArticleName[]>('knowledge/articles'));
  const names = [...new Set((templates.data ?? []).map((m) => m.name))];
  const fill = (from: { template?: string; article?: string }) => void run(async () => form.setFieldsValue(await http.get<MailDraft>(`tickets/${ticket}/mail/draft${query(from)}`)));
  const send = async (letter: MailDraft & { print: boolean }) => {
    if (await run(() => http.post<OutMail>(`tickets/${ticket}/mail`, letter), t('mail.inOutbox'))) {
      settle();
      onSent();
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ print: false }} onFinish={(v) => void send(v)}>
      <Select<string>
        showSearch={{ optionFilterProp: 'label' }}
        className="wide below"
        placeholder={t('mail.from')}
        aria-label={t('mail.from')}
        onChange={(value) => fill(value.startsWith('t:') ? { template: value.slice(2) } : { article: value.slice(2) })}
        options={[
          { label: t('mail.templates'), options: names.map((n) => ({ value: `t:${n}`, label: n })) },
          { label: t('menu.knowledge'), options: (articles.data ?? []).map((a) => ({ value: `a:${a.id}`, label: a.title })) },
        ]}
      />
      <Form.Item name="address" label={t('mail.to')} rules={[given(t)]}><Input type="email" /></Form.Item>
      <Form.Item name="subject" label={t('mail.subject')} rules={[given(t), atMost(t, 200)]}><Input /></Form.Item>
      <Form.Item name="body" label={t('mail.body')} rules={[given(t), atMost(t, 50000)]}><Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} /></Form.Item>
      <Form.Item name="print" valuePropName="checked"><Checkbox>{t('mail.withTicket')}</Checkbox></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('mail.send')}</Button>
    </Form>
  );
}
