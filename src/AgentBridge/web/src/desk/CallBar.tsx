import { CloseOutlined, InboxOutlined, PauseOutlined, PhoneFilled, PhoneOutlined, PlayCircleOutlined, SwapOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLeft } from '../api/clock';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView, ScreenPop } from '../api/types';
import { useCampaignCall } from '../campaigns/useCampaignCall';
import { Age } from '../common/Age';
import { duration } from '../common/format';
import { Num } from '../common/Num';
import { useTargetName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useDo } from '../common/useDo';
import { useTexts, type TextKey, type Texts } from '../i18n';
import { go } from '../shell/route';
import { useShortcuts, type Shortcut } from '../shell/shortcuts';
import { isWriting } from '../shell/writing';
import { useCaller } from './caller';
import { TalkStrip } from './TalkStrip';
import { TransferDialog } from './TransferDialog';

const settleMs = 400;

/** Who calls, for how long, and the keys of the telephone. */
export function CallBar({ view, pop, atDesk }: { view: AgentView; pop: ScreenPop; atDesk: boolean }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [transferring, setTransferring] = useState(false);
  const [seen, setSeen] = useState<string>();
  const bar = useRef<HTMLElement>(null);
  const settled = useSettled(view.state);
  const name = useName(pop, t);
  const queueName = useQueueName();
  const targetName = useTargetName();
  useFocus(bar, view.state);
  useRoom(bar);
  const command = (what: string, body: object = {}) => void run(async () => setView(await http.post<AgentView | undefined>(`desk/${what}`, body)));
  const lease = { lease: view.lease ?? pop.lease };
  const calling = view.transfer && !view.transfer.failed ? view.transfer : null;
  const failed = view.state === 'onCall' && view.transfer?.failed && view.transfer.since !== seen ? view.transfer : null;
  const state = stateText(view, t, targetName);
  useShortcuts(keysOf(view, settled && !busy, command, lease, () => setTransferring(true)));
  const wish = pop.questions.findLast((q) => q.heard)?.heard;

  return (
    <section ref={bar} tabIndex={-1} className={`call-bar ${view.state}`} aria-label={t('call.title')} aria-keyshortcuts="F2">
      <div className="call-who">
        <strong>{name}</strong>
        <span className="call-from">
          <Num of={pop.number} /> {wish ? <q className="call-wish" title={wish}>{wish}</q> : null}
        </span>
      </div>
      <div className="call-state">
        <span className="call-word">{state}</span>
        <Clock view={view} />
        <span className="call-queue">{t('pop.queue', { queue: queueName(pop.queue) })}</span>
      </div>
      <span className="visually-hidden" role="status" aria-live="polite">{`${state}: ${name}`}</span>
      <div className="call-keys">
        {atDesk ? null : (
          <Button key="desk" size="large" onClick={() => go('desk')}>
            {t('call.toDesk')}
          </Button>
        )}
        {view.state === 'offered' ? (
          <>
            {view.accepted ? null : (
              <Button key="accept" className="accept" size="large" icon={<PhoneFilled />} loading={busy} onClick={() => command('accept', lease)}>
                {t('call.accept')}
              </Button>
            )}
            <Button key="reject" size="large" icon={<CloseOutlined />} onClick={() => command('reject', lease)}>
              {t('call.reject')}
            </Button>
          </>
        ) : null}
        {view.state === 'onCall' && calling ? (
          <>
            <Button key="back" size="large" type="primary" icon={<PlayCircleOutlined />} loading={busy} onClick={() => command('resume')}>
              {t('transfer.takeBack')}
            </Button>
            <Button key="leave" size="large" onClick={() => command('hangup')}>
              {t('transfer.leave')}
            </Button>
          </>
        ) : null}
        {view.state === 'onCall' && !calling ? (
          <>
            <Button
              key="hold"
              size="large"
              icon={view.held ? <PlayCircleOutlined /> : <PauseOutlined />}
              disabled={!settled}
              onClick={() => (busy ? undefined : command(view.held ? 'resume' : 'hold'))}
            >
              {t(view.held ? 'call.resume' : 'call.hold')}
            </Button>
            <Button key="transfer" size="large" icon={<SwapOutlined />} disabled={!settled} onClick={() => setTransferring(true)}>
              {t('call.transfer')}
            </Button>
            {view.parties.length > 2 ? null : (
              <Button key="park" size="large" icon={<InboxOutlined />} disabled={!settled} onClick={() => (busy ? undefined : command('park'))}>
                {t('park.park')}
              </Button>
            )}
            <Button
              key="hangUp"
              size="large"
              danger
              type="primary"
              icon={<PhoneOutlined rotate={225} />}
              disabled={!settled}
              onClick={() => (busy ? undefined : command('hangup'))}
            >
              {t('call.hangUp')}
            </Button>
          </>
        ) : null}
        {view.state === 'wrapUp' && view.moreTime > 0 ? (
          <Button key="more" size="large" disabled={!settled} onClick={() => (busy ? undefined : command('more-time'))}>
            {t('wrapUp.moreTime')}
          </Button>
        ) : null}
      </div>
      {failed ? (
        <Alert
          className="call-trouble"
          type="error"
          showIcon
          closable={{ onClose: () => setSeen(failed.since) }}
          title={t('transfer.failed', { to: targetName(failed.to), why: t.word('transferFailed', failed.failed) })}
        />
      ) : null}
      {view.state === 'onCall' ? <TalkStrip view={view} command={command} /> : null}
      <TransferDialog
        key={view.callId}
        open={transferring && view.state === 'onCall'}
        except={pop.queue}
        inConference={view.parties.filter((p) => p.role !== 'supervisor').length > 2}
        onClose={() => setTransferring(false)}
      />
    </section>
  );
}

/** The keys of the telephone by the keyboard; those that have just come do not answer for a moment. */
function keysOf(view: AgentView, settled: boolean, command: (what: string, body?: object) => void, lease: object, transfer: () => void): Shortcut[] {
  const calling = view.transfer !== null && view.transfer.failed === null;
  const all: (Shortcut & { when: boolean })[] = [
    { key: 'a', text: 'call.accept', when: view.state === 'offered' && !view.accepted, run: () => command('accept', lease) },
    { key: 'r', text: 'call.reject', when: view.state === 'offered', run: () => command('reject', lease) },
    { key: 'h', text: view.held ? 'call.resume' : 'call.hold', when: view.state === 'onCall' && !calling, run: () => command(view.held ? 'resume' : 'hold') },
    { key: 'b', text: 'transfer.takeBack', when: view.state === 'onCall' && calling, run: () => command('resume') },
    { key: 'k', text: 'park.park', when: view.state === 'onCall' && !calling && view.parties.length < 3, run: () => command('park') },
    { key: 't', text: 'call.transfer', when: view.state === 'onCall' && !calling, run: transfer },
    { key: 'e', text: 'call.hangUp', when: view.state === 'onCall', run: () => command('hangup') },
    { key: 'w', text: 'wrapUp.moreTime', when: view.state === 'wrapUp' && view.moreTime > 0, run: () => command('more-time') },
  ];
  return all.filter((s) => s.when).map(({ key, text, run }) => ({ key, text, run: () => (settled ? run() : undefined) }));
}

function stateText(view: AgentView, t: Texts, targetName: (to: string) => string): string {
  if (view.state === 'offered' && view.accepted) {
    return t('call.pickUp');
  }
  if (view.state === 'onCall' && view.transfer && !view.transfer.failed) {
    return t('transfer.calling', { to: targetName(view.transfer.to) });
  }
  return view.held ? t('call.onHold') : t.word('state', view.state);
}

/** How long it rings, talks, holds; of the wrap-up, how long it still lasts. */
function Clock({ view }: { view: AgentView }) {
  const t = useTexts();
  if (view.state === 'wrapUp' && view.wrapUpEndsAt) {
    return <Left until={view.wrapUpEndsAt} />;
  }
  const own = view.transfer && !view.transfer.failed ? view.transfer.since : view.heldSince;
  return (
    <span className="call-clocks">
      {own ? <Age since={own} className="call-time" /> : <Age since={view.since} className="call-time" />}
      {own ? (
        <span className="hint">
          {t('call.whole')} <Age since={view.since} />
        </span>
      ) : null}
    </span>
  );
}

function Left({ until }: { until: string }) {
  const t = useTexts();
  const left = useLeft(until);
  return (
    <span className={`call-clocks ${left <= 15 ? 'alarm-text' : ''}`}>
      <span className="figures call-time">{duration(left)}</span> <span className="hint">{t('wrapUp.left')}</span>
    </span>
  );
}

function useName(pop: ScreenPop, t: Texts): string {
  const { chosen, customers } = useCaller();
  const several: TextKey = 'pop.severalShort';
  const lead = useCampaignCall(pop.number === pop.from ? undefined : pop.callId)?.lead.name;
  return chosen?.name ?? lead ?? (customers.length > 1 ? t(several, { n: customers.length }) : (pop.callerName ?? t('pop.unknown')));
}

/** Keys that have just taken the place of others do not answer for a moment: a finger on its way down meant the others. */
function useSettled(state: string): boolean {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(state), settleMs);
    return () => clearTimeout(timer);
  }, [state]);
  return settled === state;
}

/** Dialogs and drawers begin below the bar: it stays in sight and in reach above them. */
function useRoom(bar: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = bar;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => root.style.setProperty('--call-bottom', `${current!.parentElement!.offsetTop + current!.offsetHeight + 20}px`));
    observer.observe(current!);
    root.classList.add('at-call');
    return () => {
      observer.disconnect();
      root.classList.remove('at-call');
    };
  }, [bar]);
}

/**
 * The keyboard comes to the bar, never onto one of its keys, when the call changes and nobody is writing; F2 brings it there at any time.
 * Space and Enter do nothing there, Tab goes to the first key.
 */
function useFocus(bar: React.RefObject<HTMLElement | null>, state: string): void {
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && !isWriting()) {
      bar.current?.focus({ preventScroll: true });
    }
  }, [bar, state]);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'F2') {
        bar.current?.focus();
        e.preventDefault();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [bar]);
}
