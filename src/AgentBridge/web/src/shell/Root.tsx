import { App, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { setServerTime } from '../api/clock';
import { http, whenSignedOut } from '../api/http';
import type { Language, Session, Telephone } from '../api/types';
import { LanguageProvider } from '../i18n';
import { forgetEarlyLine } from '../phone/line';
import { Shell } from './Shell';
import { usesPage } from './session';
import { SignIn } from './SignIn';
import { SignInAgain } from './SignInAgain';
import { theme } from './theme';

const remembered = 'language';

function firstLanguage(): Language {
  const kept = localStorage.getItem(remembered);
  return kept === 'en' || kept === 'zh' ? kept : navigator.language.startsWith('zh') ? 'zh' : 'en';
}

/** Who is signed in, and in which language everything below is written. */
export function Root() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [session, setSession] = useState<Session | null | undefined>();
  /** The server no longer knows the session. */
  const [ended, setEnded] = useState(false);

  const use = (who: Session) => {
    setServerTime(who.serverTime);
    setLanguage(who.language);
    setSession(who);
    setEnded(false);
  };

  const choose = (chosen: Language) => {
    setLanguage(chosen);
    if (session) {
      setSession({ ...session, language: chosen });
      void http.patch('session', { language: chosen }).catch(() => {});
    }
  };

  const ring = async (telephone: Telephone) => {
    await http.patch('session', { telephone });
    setSession((s) => (s ? { ...s, telephone } : s));
  };

  useEffect(() => {
    whenSignedOut(() => setEnded(true));
    http.get<Session>('session').then(use, () => setSession(null));
  }, []);

  useEffect(() => {
    if (session !== undefined && !(session && usesPage(session))) {
      forgetEarlyLine();
    }
  }, [session]);

  useEffect(() => {
    localStorage.setItem(remembered, language);
    document.documentElement.lang = language;
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);

  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <LanguageProvider language={language}>
        <App message={{ maxCount: 4 }}>
          {session === undefined ? (
            <Spin size="large" fullscreen />
          ) : session === null ? (
            <SignIn onSignedIn={use} onLanguage={choose} />
          ) : (
            <>
              <Shell key={session.user} session={session} onLanguage={choose} onTelephone={ring} onSignedOut={() => setSession(null)} />
              {ended ? <SignInAgain session={session} onSignedIn={use} /> : null}
            </>
          )}
        </App>
      </LanguageProvider>
    </ConfigProvider>
  );
}
