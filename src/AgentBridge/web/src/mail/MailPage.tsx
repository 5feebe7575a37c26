import { Alert, Button, Card, Form, Input, Space, Tabs } from 'antd';
import { http } from '../api/http';
import { Page, Shown } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { CircularDetail } from './CircularDetail';
import { CircularsTab } from './CircularsTab';
import { OptOutsTab } from './OptOutsTab';
import { OutboxTab } from './OutboxTab';
import { RulesTab } from './RulesTab';
import { TemplatesTab } from './TemplatesTab';
import type { MailStatus } from './types';

/** Letters by e-mail: the way out, what they are made from, what sends them, what became of them. */
export default function MailPage() {
  const t = useTexts();
  const [, tab = 'outbox', chosen] = usePath();
  const status = useLoad('', () => http.get<MailStatus>('mail'));
  return (
    <Page title={t('menu.mail')}>
      <Shown of={status}>
        {status.data ? <Way status={status.data} onTried={() => void status.reload()} /> : null}
        <Tabs
          activeKey={tab}
          onChange={(key) => go('mail', key)}
          destroyOnHidden
          items={[
            { key: 'outbox', label: t('mail.outbox'), children: <OutboxTab /> },
            { key: 'circulars', label: t('circular.title'), children: chosen ? <CircularDetail key={chosen} id={chosen} /> : <CircularsTab /> },
            { key: 'templates', label: t('mail.templates'), children: <TemplatesTab /> },
            { key: 'rules', label: t('mail.rules'), children: <RulesTab /> },
            { key: 'optouts', label: t('optOut.title'), children: <OptOutsTab /> },
          ]}
        />
      </Shown>
    </Page>
  );
}

function Way({ status, onTried }: { status: MailStatus; onTried: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ address: string }>();
  const { busy, run } = useDo(form);
  const send = ({ address }: { address: string }) =>
    void run(async () => {
      const { error } = await http.post<{ error: string | null }>('mail/test', { address });
      onTried();
      if (error) {
        form.setFields([{ name: 'address', errors: [error] }]);
        return undefined;
      }
      return true;
    }).then((taken) => (taken ? form.setFields([{ name: 'address', errors: [], warnings: [] }]) : undefined));
  if (!status.server) {
    return <Alert type="info" showIcon className="trouble" title={t('mail.off')} />;
  }
  return (
    <Card size="small" className="below">
      {status.trouble ? <Alert type="warning" showIcon className="trouble" title={t('mail.fails', { server: status.server, why: status.trouble })} /> : null}
      <Form form={form} layout="inline" onFinish={send}>
        <Space wrap>
          <span>{t('mail.way', { server: status.server, from: status.from ?? '' })}</span>
          <Form.Item name="address" rules={[{ required: true, type: 'email', message: t('fault.notEmail') }]}>
            <Input placeholder={t('mail.testTo')} aria-label={t('mail.testTo')} />
          </Form.Item>
          <Button htmlType="submit" loading={busy}>{t('mail.test')}</Button>
        </Space>
      </Form>
    </Card>
  );
}
