import { AudioMutedOutlined, AudioOutlined, NumberOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Popup } from '../common/Popup';
import { useTexts } from '../i18n';
import { press, setMuted, usePhone } from './phone';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** What only the telephone in the page has: mute, and the number keys of a call. */
export function PhoneKeys() {
  const t = useTexts();
  const { status, muted } = usePhone();
  if (status !== 'ready') {
    return null;
  }
  return (
    <>
      <Button
        size="large"
        icon={muted ? <AudioMutedOutlined /> : <AudioOutlined />}
        aria-pressed={muted}
        className={muted ? 'pressed' : ''}
        onClick={() => setMuted(!muted)}
      >
        {t(muted ? 'phone.unmute' : 'phone.mute')}
      </Button>
      <Popup
        content={
          <div className="keypad">
            {keys.map((key) => (
              <Button key={key} onClick={() => press(key)}>
                {key}
              </Button>
            ))}
          </div>
        }
      >
        <Button size="large" icon={<NumberOutlined />} aria-label={t('phone.keypad')} title={t('phone.keypad')} />
      </Popup>
    </>
  );
}
