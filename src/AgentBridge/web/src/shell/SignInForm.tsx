import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { http } from '../api/http';
import type { Session } from '../api/types';
import { useTexts } from '../i18n';

/** @param user who it was; the page below has fields of its own, whose names these must not share. */
export function SignInForm({ user, onSignedIn }: { user?: string; onSignedIn: (who: Session) => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ user: string; password: string }>();
  // in a dialog, a field that asks for the keyboard itself asks before it stands in the document
  useEffect(() => form.focusField(user ? 'password' : 'user'), [form, user]);
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
    <Form form={form} name={user ? 'signIn' : undefined} layout="vertical" size="large" requiredMark={false} initialValues={{ user }} onFinish={(v) => void submit(v)} disabled={busy}>
      <Form.Item name="user" label={t('signIn.user')} rules={[{ required: true, message: t('signIn.userMissing') }]}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {error ? <Alert type="error" showIcon title={t.problem(error)} className="trouble" /> : null}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}
