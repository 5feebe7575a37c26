import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { Language, Session } from '../api/types';
import { useTexts } from '../i18n';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';

export function SignIn({ onSignedIn, onLanguage }: { onSignedIn: (who: Session) => void; onLanguage: (l: Language) => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (values: { user: string; password: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      onSignedIn(await http.post<Session>('session', { user: values.user.trim(), password: values.password }));
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <Logo size={40} />
          <LanguageSwitch onLanguage={onLanguage} />
        </div>
        <h1>{t('signIn.title')}</h1>
        <p className="hint">{t('signIn.hint')}</p>
        <Form layout="vertical" size="large" requiredMark={false} onFinish={(v) => void submit(v)} disabled={busy}>
          <Form.Item name="user" label={t('signIn.user')} rules={[{ required: true, message: t('signIn.userMissing') }]}>
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {error ? <Alert type="error" showIcon title={t.problem(error)} className="trouble" /> : null}
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </div>
    </main>
  );
}
