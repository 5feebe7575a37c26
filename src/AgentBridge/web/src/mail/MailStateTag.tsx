import { Tag } from 'antd';
import { useTexts } from '../i18n';
import type { OutMail } from './types';

const colors: Record<OutMail['state'], string> = { waiting: 'blue', sent: 'green', givenUp: 'red' };

/** How a letter stands, and why it is not out. */
export function MailStateTag({ mail }: { mail: OutMail }) {
  const t = useTexts();
  return (
    <>
      <Tag color={colors[mail.state]}>{t.word('mailState', mail.state)}</Tag>
      {mail.error ? <span className="hint">{mail.error}</span> : null}
    </>
  );
}
