import { useLive, useLost } from '../api/live';
import { useTexts } from '../i18n';
import { CallPanel } from './CallPanel';
import { KnowledgePanel } from './KnowledgePanel';
import { MyCallbacks } from './MyCallbacks';
import { MyQueues } from './MyQueues';
import { MyTickets } from './MyTickets';
import { Parked } from './Parked';
import { PreviewCard } from './PreviewCard';

/** The agent's first screen: the call at hand, else the own open work; knowledge always beside it. */
export default function DeskPage() {
  const t = useTexts();
  const { view, preview } = useLive();
  const lost = useLost();
  const pop = view?.pop;
  return (
    <section className={`page desk ${lost ? 'lost' : ''}`}>
      <h1 className="visually-hidden">{t('menu.desk')}</h1>
      <div className="desk-main">
        {view && pop ? (
          <CallPanel key={pop.callId} view={view} pop={pop} />
        ) : (
          <>
            {preview ? <PreviewCard key={preview.callId} preview={preview} /> : null}
            <MyQueues queues={view?.queues ?? []} />
            <Parked canPickUp />
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
