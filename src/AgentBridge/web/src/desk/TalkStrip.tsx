import { AudioMutedOutlined, AudioOutlined, PauseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AgentView } from '../api/types';
import { usePersonName } from '../common/personNames';
import { useTexts } from '../i18n';
import { useShortcuts, type Shortcut } from '../shell/shortcuts';
import { Keypad } from './Keypad';
import { Parties } from './Parties';

/** Under the call's bar while somebody talks: who hears whom, and the keys of a call with more than two. */
export function TalkStrip({ view, command }: { view: AgentView; command: (what: string, body?: object) => void }) {
  const t = useTexts();
  const personName = usePersonName();
  const guests = view.parties.filter((p) => p.role !== 'caller' && p.role !== 'supervisor' && p.who !== view.agent);
  const consulting = guests.some((p) => p.consulted);
  const calling = view.transfer !== null && view.transfer.failed === null;
  const leads = view.inCharge && guests.length > 0 && !calling;
  const keys: (Shortcut & { when: boolean })[] = [
    { key: 'm', text: view.muted ? 'talk.unmute' : 'talk.mute', when: true, run: () => command('mute', { on: !view.muted }) },
    { key: 'p', text: view.recordingPaused ? 'talk.record' : 'talk.pauseRecording', when: true, run: () => command('pause-recording', { on: !view.recordingPaused }) },
    { key: 's', text: 'talk.swap', when: leads && consulting, run: () => command('swap') },
    { key: 'j', text: 'talk.merge', when: leads && consulting, run: () => command('merge') },
    { key: 'c', text: consulting ? 'talk.handOver' : 'talk.leave', when: leads, run: () => command('complete') },
    { key: 'd', text: 'keys.dismiss', when: leads, run: () => command('dismiss') },
  ];
  useShortcuts(keys.filter((k) => k.when));
  return (
    <div className="talk-strip">
      <Parties parties={view.parties} me={view.agent} />
      <div className="talk-keys">
        {view.inCharge && consulting && !calling ? (
          <>
            <Button onClick={() => command('swap')}>{t('talk.swap')}</Button>
            <Button onClick={() => command('merge')}>{t('talk.merge')}</Button>
          </>
        ) : null}
        {view.inCharge && guests.length > 0 && !calling ? (
          <>
            <Button type="primary" onClick={() => command('complete')}>{t(consulting ? 'talk.handOver' : 'talk.leave')}</Button>
            <Button onClick={() => command('dismiss')}>{t('talk.dismiss', { who: personName(guests[guests.length - 1]!.who) })}</Button>
          </>
        ) : null}
        <Keypad onKey={(key) => command('keys', { keys: key })} />
        <Button
          aria-pressed={view.muted}
          className={view.muted ? 'pressed' : ''}
          icon={view.muted ? <AudioMutedOutlined /> : <AudioOutlined />}
          onClick={() => command('mute', { on: !view.muted })}
        >
          {t(view.muted ? 'talk.unmute' : 'talk.mute')}
        </Button>
        <Button
          aria-pressed={view.recordingPaused}
          className={view.recordingPaused ? 'pressed' : ''}
          icon={view.recordingPaused ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
          onClick={() => command('pause-recording', { on: !view.recordingPaused })}
        >
          {t(view.recordingPaused ? 'talk.record' : 'talk.pauseRecording')}
        </Button>
      </div>
    </div>
  );
}
