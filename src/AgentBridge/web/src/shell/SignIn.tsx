import type { Language, Session } from '../api/types';
import { useTexts } from '../i18n';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';
import { SignInForm } from './SignInForm';

export function SignIn({ onSignedIn, onLanguage }: { onSignedIn: (who: Session) => void; onLanguage: (l: Language) => void }) {
  const t = useTexts();
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <Logo size={40} />
          <LanguageSwitch onLanguage={onLanguage} />
        </div>
        <h1>{t('signIn.title')}</h1>
        <p className="hint">{t('signIn.hint')}</p>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}
