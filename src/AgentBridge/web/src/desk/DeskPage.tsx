import { useState } from 'react';
import { useLive, useLost } from '../api/live';
import { numberText } from '../common/Num';
import { useTexts } from '../i18n';
import { isWriting } from '../shell/writing';
import { CallPanel, PastCall } from './CallPanel';
import { KnowledgePanel } from './KnowledgePanel';
import { MyCallbacks } from './MyCallbacks';
import { MyQueues } from './MyQueues';
import { MyTickets } from './MyTickets';
import { usePastPops } from './pops';
import { PopTabs } from './PopTabs';
import { PreviewCard } from './PreviewCard';

/** The agent's first screen: the call at hand, else the own open work; knowledge always beside it. Calls before it stay as tabs until they are closed. */
export default function DeskPage() {
  const t = useTexts();
  const { view, preview } = useLive();
  const lost = useLost();
  const pop = view?.pop;
  const past = usePastPops().filter((p) => !view?.calls.some((c) => c.callId === p.callId));
  const [tab, setTab] = useTab(pop?.callId);
  const earlier = past.find((p) => p.callId === tab);
  return (
    <section className={`page desk ${lost ? 'lost' : ''}`}>
      <h1 className="visually-hidden">{t('menu.desk')}</h1>
      <div className="desk-main">
        {past.length > 0 ? (
          <PopTabs now={pop ? t('pop.atHand', { from: numberText(t, pop.number) }) : t('pop.myWork')} past={past} shown={earlier?.callId} onShow={setTab} />
        ) : null}
        {earlier ? (
          <PastCall key={earlier.callId} pop={earlier} />
        ) : view && pop ? (
          <CallPanel key={pop.callId} view={view} pop={pop} />
        ) : (
          <>
            {preview ? <PreviewCard key={preview.callId} preview={preview} /> : null}
            <MyQueues queues={view?.queues ?? []} />
            <MyTickets />
            <MyCallbacks queues={view?.queues ?? []} />
          </>
        )}
      </div>
      <aside className="desk-side">
        <KnowledgePanel key={pop?.callId ?? ''} pop={pop ?? null} />
      </aside>
    </section>
  );
}

/** A call that comes is shown at once, unless the agent is writing about one before it. */
function useTab(callId: string | undefined): [string | undefined, (tab: string | undefined) => void] {
  const [tab, setTab] = useState<string>();
  const [seen, setSeen] = useState(callId);
  if (callId !== seen) {
    setSeen(callId);
    if (callId && tab && !isWriting()) {
      setTab(undefined);
    }
  }
  return [tab, setTab];
}
