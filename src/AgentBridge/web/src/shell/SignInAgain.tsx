import { Modal } from 'antd';
import { useEffect } from 'react';
import { http } from '../api/http';
import type { Session } from '../api/types';
import { useTexts } from '../i18n';
import { SignInForm } from './SignInForm';

/** The session has ended under somebody's hands: nothing is seen any more, and nothing that was typed is lost. */
export function SignInAgain({ session, onSignedIn }: { session: Session; onSignedIn: (who: Session) => void }) {
  const t = useTexts();
  // another page may have signed in meanwhile
  useEffect(() => {
    const look = () => void http.get<Session>('session').then(onSignedIn, () => {});
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  return (
    <Modal open title={t('signIn.again')} width={440} zIndex={3000} closable={false} keyboard={false} mask={{ closable: false }} footer={null} rootClassName="sign-in-again">
      <p className="hint">{t('signIn.againHint')}</p>
      <SignInForm user={session.user} onSignedIn={onSignedIn} />
    </Modal>
  );
}
