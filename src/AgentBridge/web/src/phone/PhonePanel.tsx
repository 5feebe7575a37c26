import { Button, Progress, Select, Space, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n';
import { chooseDevice, chosenDevice, devicesFor, type DeviceUse } from './devices';
import { meter } from './microphone';
import { currentTrack, plugIn, setEcho, usePhone, routeSpeaker } from './phone';
import { ringer } from './ringer';

/** Microphone, speaker and bell of the telephone in the page, and whether they work. */
export function PhonePanel() {
  const t = useTexts();
  const { microphone, quality, echo } = usePhone();
  const ring = () => {
    ringer.start();
    setTimeout(() => ringer.stop(), 1500);
  };
  return (
    <div className="phone-panel">
      {microphone ? (
        <p role="alert">
          {t.word('microphoneHint', microphone)} {microphone === 'insecure' ? null : <Button size="small" onClick={() => void plugIn()}>{t('phone.again')}</Button>}
        </p>
      ) : null}
      <Device use="microphone" onChosen={() => void plugIn()} />
      <Level />
      <Device use="speaker" onChosen={routeSpeaker} />
      <Device use="ringer" onChosen={ring} />
      <Space size={16} wrap>
        <label>
          <Switch size="small" checked={echo} onChange={setEcho} aria-label={t('phone.echo')} /> {t('phone.echo')}
        </label>
        <Button size="small" onClick={ring}>{t('phone.tryRing')}</Button>
        <Notices />
      </Space>
      {quality ? (
        <p className="hint">
          {t('phone.figures', {
            word: t.word('quality', quality.word),
            mos: quality.mos.toFixed(1),
            loss: quality.lossPercent.toFixed(1),
            jitter: quality.jitterMs.toFixed(0),
            delay: quality.roundTripMs.toFixed(0),
          })}
        </p>
      ) : null}
    </div>
  );
}

function Device({ use, onChosen }: { use: DeviceUse; onChosen: () => void }) {
  const t = useTexts();
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [chosen, setChosen] = useState(chosenDevice(use));
  useEffect(() => {
    void devicesFor(use).then(setDevices, () => {});
  }, [use]);
  const options = [{ value: '', label: t('phone.systemDevice') }, ...devices.map((d) => ({ value: d.deviceId, label: d.label || d.deviceId.slice(0, 8) }))];
  return (
    <label className="phone-device">
      <span>{t.word('device', use)}</span>
      <Select
        size="small"
        aria-label={t.word('device', use)}
        value={options.some((o) => o.value === chosen) ? chosen : ''}
        options={options}
        onChange={(id) => {
          chooseDevice(use, id);
          setChosen(id);
          onChosen();
        }}
      />
    </label>
  );
}

/** How loud the microphone is now. */
function Level() {
  const t = useTexts();
  const [level, setLevel] = useState(0);
  const { microphone } = usePhone();
  useEffect(() => {
    const track = currentTrack();
    return track ? meter(track, setLevel) : undefined;
  }, [microphone]);
  return <Progress percent={Math.round(level * 100)} showInfo={false} size="small" aria-label={t('phone.level')} />;
}

/** The system's notices of calls, where the person has not decided yet. */
function Notices() {
  const t = useTexts();
  const [permission, setPermission] = useState('Notification' in window ? Notification.permission : 'denied');
  return permission === 'default' ? (
    <Button size="small" onClick={() => void Notification.requestPermission().then(setPermission)}>
      {t('phone.allowNotices')}
    </Button>
  ) : null;
}
