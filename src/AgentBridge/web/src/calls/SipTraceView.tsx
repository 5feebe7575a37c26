import { Button } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

/** The SIP messages of a call that was watched, for administrators. */
export function SipTraceView({ id }: { id: string }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [text, setText] = useState<string>();
  const load = async () => setText(await run(() => http.getText(`calls/${id}/trace`)));
  return (
    <section aria-label={t('trace.title')}>
      <Button type="link" className="sip-trace-open" loading={busy} onClick={() => void load()}>{t('trace.title')}</Button>
      {text ? (
        <>
          <Button type="link" href={`/api/v1/calls/${id}/trace`} download={`${id}.txt`}>{t('trace.text')}</Button>
          <Button type="link" href={`/api/v1/calls/${id}/trace?format=pcap`}>{t('trace.pcap')}</Button>
          <pre className="sip-messages" tabIndex={0}>{text}</pre>
        </>
      ) : null}
    </section>
  );
}
