import { Select } from 'antd';
import { useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { http } from '../api/http';
import type { Call, CallEvent } from '../api/types';
import { secondsBetween } from '../common/format';
import { Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useEventText } from './events';

interface Peaks {
  seconds: number;
  /** What the caller said, and heard: the loudest of each part, 0 to 255. */
  left: number[];
  right: number[];
}

const speeds = [0.75, 1, 1.25, 1.5, 2];

/** When the recording began: it was saved as long after that as it is. */
export function recordedFrom(call: Call): string {
  const saved = call.events?.find((e) => e.type === 'recording');
  const began = saved ? Date.parse(saved.at) - Number(saved.seconds) * 1000 : Number.NaN;
  // of a call that was cut off it was saved much later
  const plausible = began >= Date.parse(call.startedAt) - 1000 && (!call.endedAt || began <= Date.parse(call.endedAt));
  return plausible ? new Date(began).toISOString() : (call.answeredAt ?? call.startedAt);
}

/** Plays from a second on. */
export function play(audio: HTMLAudioElement | null, second: number): void {
  if (audio) {
    audio.currentTime = Math.max(0, second);
    void audio.play().catch(() => {});
  }
}

/** The recording with a picture of both sides: a click plays from there, events are marked. */
export function CallPlayer({ call, audio, events }: { call: Call; audio: RefObject<HTMLAudioElement | null>; events: CallEvent[] }) {
  const t = useTexts();
  const text = useEventText();
  const peaks = useLoad(call.id, () => http.get<Peaks | undefined>(`calls/${call.id}/recording/peaks`));
  const [now, setNow] = useState(0);
  const seconds = peaks.data?.seconds ?? 0;
  const at = (event: CallEvent) => secondsBetween(recordedFrom(call), event.at) / seconds;
  const jump = (e: MouseEvent<HTMLDivElement>) => {
    const box = e.currentTarget.getBoundingClientRect();
    play(audio.current, ((e.clientX - box.left) / box.width) * seconds);
  };
  return (
    <div className="player">
      {peaks.data && seconds > 0 ? (
        <div className="waveform" role="img" aria-label={t('call.waveform')} title={t('call.waveform')} onClick={jump}>
          <Waveform peaks={peaks.data} />
          {events.filter((e) => at(e) >= 0 && at(e) <= 1).map((e) => <i key={e.seq} title={text(e)} style={{ left: `${at(e) * 100}%` }} />)}
          <i className="now" style={{ left: `${Math.min(1, now / seconds) * 100}%` }} />
        </div>
      ) : null}
      <Trouble error={peaks.error} />
      <div className="player-bar">
        <audio ref={audio} controls preload="none" src={call.recording!} aria-label={t('call.recording')} onTimeUpdate={(e) => setNow(e.currentTarget.currentTime)} />
        <Select
          size="small"
          aria-label={t('call.speed')}
          defaultValue={1}
          onChange={(speed: number) => {
            if (audio.current) {
              audio.current.defaultPlaybackRate = audio.current.playbackRate = speed;
            }
          }}
          options={speeds.map((value) => ({ value, label: `${value}×` }))}
        />
      </div>
    </div>
  );
}

function Waveform({ peaks }: { peaks: Peaks }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const box = canvas.current!;
    const context = box.getContext('2d');
    if (!context) {
      return;
    }
    const half = box.height / 2;
    context.clearRect(0, 0, box.width, box.height);
    [peaks.left, peaks.right].forEach((side, row) => {
      context.fillStyle = row === 0 ? '#0f5f75' : '#15803d';
      side.forEach((peak, x) => {
        const tall = Math.max(1, (peak / 255) * half);
        context.fillRect(x, row * half + (half - tall) / 2, 1, tall);
      });
    });
  }, [peaks]);
  return <canvas ref={canvas} width={peaks.left.length} height={96} />;
}
