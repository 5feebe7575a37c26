import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useLive } from '../api/live';
import { numberText } from '../common/Num';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { isWriting } from '../shell/writing';
import { CallBar } from './CallBar';
import { openCaller } from './caller';
import { openCompanyPage } from './CompanyPage';
import { CallsAtHand } from './CallsAtHand';
import { DialBar } from './DialBar';
import { closeDraft, openDraft } from './draft';
import { Parked } from './Parked';
import { seePop } from './pops';

/** The call at hand above every page, and who is parked. An offer opens the desk by itself only when nobody is writing anything. */
export function CallAtHand() {
  const t = useTexts();
  const { message } = App.useApp();
  const { view } = useLive();
  const path = usePath()[0];
  const pop = view?.pop ?? null;
  const state = view?.state;
  const before = useRef(state);
  const offered = state === 'offered' ? pop?.callId : undefined;

  useEffect(() => {
    document.title = offered ? `● ${numberText(t, pop?.number ?? '')}` : t('shell.name');
    if (offered && !isWriting()) {
      go('desk');
    }
  }, [offered, pop?.number, t]);

  useEffect(() => {
    seePop(pop);
    if (pop) {
      openCompanyPage(pop, state ?? '');
      openCaller(pop);
      openDraft(pop.callId, state === 'onCall' || state === 'wrapUp');
    } else {
      const { note, disposition } = closeDraft();
      if (before.current === 'wrapUp' && (note || disposition)) {
        void message.info(t('wrapUp.sent'));
      }
    }
    before.current = state;
  }, [pop, state, message, t]);

  const dialing = view?.dial && !view.dial.failed;
  return (
    <>
      {view?.dial ? <DialBar dial={view.dial} /> : null}
      {view && pop && !dialing ? <CallBar key={pop.callId} view={view} pop={pop} atDesk={path === 'desk' || path === undefined} /> : null}
      {view && view.calls.length > 1 ? <CallsAtHand calls={view.calls} /> : null}
      {view && view.state !== 'signedOut' ? <Parked canPickUp /> : null}
    </>
  );
}
