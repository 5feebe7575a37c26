import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { http } from '../api/http';
import { useLive } from '../api/live';
import type { AgentMessage } from '../api/supervision';
import { Moment } from '../common/Moment';
import { usePersonName } from '../common/personNames';
import { useTexts } from '../i18n';

const readKey = 'messages.read';

/** What supervisors wrote, until it is closed. */
export function Messages() {
  const t = useTexts();
  const personName = usePersonName();
  const { messages } = useLive();
  const [kept, setKept] = useState<AgentMessage[]>([]);
  const [read, setRead] = useState(() => Number(localStorage.getItem(readKey) ?? 0));
  useEffect(() => {
    void http.get<AgentMessage[]>('desk/messages').then(setKept).catch(() => {});
  }, []);
  const close = (id: number) => {
    localStorage.setItem(readKey, String(id));
    setRead(id);
  };
  return (messages ?? kept)
    .filter((m) => m.id > read)
    .map((m) => (
      <Alert
        key={m.id}
        type="info"
        showIcon
        role="alert"
        className="agent-message"
        title={m.text}
        description={<span className="hint">{personName(m.by)} · <Moment at={m.at} /></span>}
        closable={{ onClose: () => close(m.id), 'aria-label': t('message.close') }}
      />
    ));
}
