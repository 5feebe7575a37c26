import { AudioMutedOutlined, AudioOutlined, PauseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AgentView } from '../api/types';
import { useTexts } from '../i18n';
import { Keypad } from './Keypad';
import { Parties } from './Parties';

/** Under the call's bar while somebody talks: who hears whom, and the keys of a call with more than two. */
export function TalkStrip({ view, command }: { view: AgentView; command: (what: string, body?: object) => void }) {
  const t = useTexts();
  const guests = view.parties.filter((p) => p.role !== 'caller' && p.role !== 'supervisor' && p.who !== view.agent);
  const consulting = guests.some((p) => p.consulted);
  const calling = view.transfer !== null && view.transfer.failed === null;
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
            <Button onClick={() => command('dismiss')}>{t('talk.dismiss', { who: guests[guests.length - 1]!.who })}</Button>
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
