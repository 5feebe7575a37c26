import { CheckOutlined, KeyOutlined, LeftOutlined, LogoutOutlined, RightOutlined, TableOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, Button, ConfigProvider, Layout, Menu, Skeleton } from 'antd';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { http } from '../api/http';
import { startLive, useLive, useLost, useStale } from '../api/live';
import type { Language, Session, Telephone } from '../api/types';
import { CallAtHand } from '../desk/CallAtHand';
import { Messages } from '../desk/Messages';
import { startPhone } from '../phone/phone';
import { PhoneMark } from '../phone/PhoneMark';
import { RingBar } from '../phone/RingBar';
import { StateBar } from '../desk/StateBar';
import { Pulldown } from '../common/Popup';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';
import { NotFound } from './NotFound';
import { PasswordDialog } from './PasswordDialog';
import { pages, WallPage } from './pages';
import { go, leave, usePath } from './route';
import { useRound } from './round';
import { setHelping, useShortcuts } from './shortcuts';
import { ShortcutsHelp } from './ShortcutsHelp';
import { hasTelephone, SessionContext, usesPage } from './session';

interface Props {
  session: Session;
  onLanguage: (l: Language) => void;
  onTelephone: (t: Telephone) => Promise<void>;
  onSignedOut: () => void;
}

export function Shell({ session, onLanguage, onTelephone, onSignedOut }: Props) {
  const t = useTexts();
  const path = usePath();
  const mine = pages.filter((p) => p.roles.some((r) => session.roles.includes(r)));
  const current = path.length === 0 ? mine[0] : mine.find((p) => p.path === path[0]);

  const [narrow, setNarrow] = useState(false);
  const inPage = usesPage(session);
  useEffect(startLive, []);
  useEffect(() => (inPage ? startPhone() : undefined), [inPage]);

  if (path[0] === 'wall' && session.roles.some((r) => r !== 'agent')) {
    return (
      <Suspense fallback={<Skeleton active />}>
        <WallPage />
      </Suspense>
    );
  }

  const Current = current?.page;
  return (
    <SessionContext value={session}>
      <Dialogs>
        <Layout className="shell">
          <Layout.Sider width={196} collapsedWidth={60} breakpoint="lg" collapsible collapsed={narrow} onCollapse={setNarrow} trigger={<MenuSwitch narrow={narrow} />}>
            <div className="brand">
              <Logo />
              <span>{t('shell.name')}</span>
            </div>
            <Menu
              theme="dark"
              mode="inline"
              selectedKeys={current ? [current.path] : []}
              onClick={({ key }) => go(key)}
              items={mine.map((p) => ({ key: p.path, icon: p.icon, label: t(p.text) }))}
            />
          </Layout.Sider>
          <Layout>
            <Layout.Header className="top">
              <div className="top-left">{session.roles.includes('agent') ? <StateBar user={session.user} telephone={session.telephone} /> : null}</div>
              {inPage ? <PhoneMark /> : null}
              <ConnectionMark />
              <LanguageSwitch onLanguage={onLanguage} />
              <UserMenu session={session} onTelephone={hasTelephone(session) ? onTelephone : undefined} onSignedOut={onSignedOut} />
            </Layout.Header>
            <Layout.Content className="content">
              <LostBanner />
              {inPage ? <RingBar /> : null}
              {session.roles.includes('agent') ? <CallAtHand /> : null}
              {session.roles.includes('agent') ? <Messages /> : null}
              <PageKeys paths={mine.map((p) => p.path)} />
              <ShortcutsHelp />
              <Suspense fallback={<Skeleton active className="page" />}>{Current ? <Current /> : <NotFound first={mine[0]} />}</Suspense>
            </Layout.Content>
          </Layout>
        </Layout>
      </Dialogs>
    </SessionContext>
  );
}

/** The sider itself listens to the press. */
function MenuSwitch({ narrow }: { narrow: boolean }) {
  const t = useTexts();
  return <button type="button" className="menu-switch" aria-label={t('shell.menu')} aria-expanded={!narrow}>{narrow ? <RightOutlined /> : <LeftOutlined />}</button>;
}

/** "g" and a letter lead to a page. */
function PageKeys({ paths }: { paths: string[] }) {
  useShortcuts(pages.filter((p) => paths.includes(p.path)).map((p) => ({ key: `g ${p.letter}`, text: p.text, run: () => go(p.path) })));
  return null;
}

/** The call's keys stay in reach above a dialog: what keeps the keyboard there is ours. */
const untrapped = { focusable: { trap: false } };

function Dialogs({ children }: { children: ReactNode }) {
  useRound();
  return (
    <ConfigProvider modal={untrapped} drawer={untrapped}>
      {children}
    </ConfigProvider>
  );
}

function ConnectionMark() {
  const t = useTexts();
  const lost = useLost();
  return (
    <span className={`connection ${lost ? 'off' : 'on'}`} role="status" title={t(lost ? 'shell.connecting' : 'shell.connected')}>
      <i /> <span className="top-word">{t(lost ? 'shell.connecting' : 'shell.connected')}</span>
    </span>
  );
}

/** Shown only when the line has been down for a moment, so that a page that has just opened does not flicker. */
function LostBanner() {
  const t = useTexts();
  const { connected } = useLive();
  const stale = useStale();
  const [down, setDown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDown(!connected), connected ? 0 : 3000);
    return () => clearTimeout(timer);
  }, [connected]);
  return down || stale ? <Alert type="warning" showIcon className="stale-mark" role="alert" title={t(down ? 'shell.lost' : 'live.stale')} /> : null;
}

function UserMenu({ session, onTelephone, onSignedOut }: { session: Session; onTelephone?: (t: Telephone) => Promise<void>; onSignedOut: () => void }) {
  const t = useTexts();
  const [changing, setChanging] = useState(false);
  const { run } = useDo();
  const telephones = (['browser', 'sip'] as const).map((key) => ({
    key,
    label: t.word('telephone', key),
    icon: <CheckOutlined className={session.telephone === key ? '' : 'invisible'} />,
    onClick: () => void run(async () => onTelephone?.(key)),
  }));
  const signOut = () => leave(() => void run(() => http.delete('session').then(onSignedOut)));
  return (
    <>
      <Pulldown
        menu={{
          items: [
            { key: 'roles', label: session.roles.map((r) => t.word('role', r)).join(', '), disabled: true },
            ...(onTelephone ? [{ key: 'telephone', type: 'group' as const, label: t('person.telephone'), children: telephones }] : []),
            { key: 'keys', icon: <TableOutlined />, label: t('keys.title'), onClick: () => setHelping(true) },
            { key: 'password', icon: <KeyOutlined />, label: t('shell.changePassword'), onClick: () => setChanging(true) },
            { key: 'out', icon: <LogoutOutlined />, label: t('shell.signOut'), onClick: signOut },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={session.name}>
          <span className="top-word">{session.name}</span>
        </Button>
      </Pulldown>
      <PasswordDialog open={changing} onClose={() => setChanging(false)} />
    </>
  );
}
