import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useLive } from '../api/live';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { isWriting } from '../shell/writing';
import { CallBar } from './CallBar';
import { openCaller } from './caller';
import { openCompanyPage } from './CompanyPage';
import { closeDraft, openDraft } from './draft';
import { seePop } from './pops';

/** The call at hand above every page. An offer opens the desk by itself only when nobody is writing anything. */
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
    document.title = offered ? `● ${pop?.from ?? ''}` : t('shell.name');
    if (offered && !isWriting()) {
      go('desk');
    }
  }, [offered, pop?.from, t]);

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

  return view && pop ? <CallBar view={view} pop={pop} atDesk={path === 'desk' || path === undefined} /> : null;
}
