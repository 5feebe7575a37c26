import { NumberOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Popup } from '../common/Popup';
import { useTexts } from '../i18n';

const keys = '123456789*0#'.split('');

/** The keys of a telephone, by mouse or keyboard, each sent as it is pressed. */
export function Keypad({ onKey }: { onKey: (key: string) => void }) {
  const t = useTexts();
  const [pressed, setPressed] = useState('');
  const press = (key: string) => {
    setPressed((before) => (before + key).slice(-16));
    onKey(key);
  };
  const pad = (
    <div
      className="keypad"
      role="group"
      aria-label={t('talk.keypad')}
      onKeyDown={(e) => {
        if (keys.includes(e.key)) {
          press(e.key);
          e.preventDefault();
        }
      }}
    >
      <output className="figures keypad-pressed" aria-live="polite">{pressed || '\u00a0'}</output>
      {keys.map((key) => (
        <Button key={key} onClick={() => press(key)}>
          {key}
        </Button>
      ))}
    </div>
  );
  return (
    <Popup content={pad} onOpenChange={() => setPressed('')}>
      <Button icon={<NumberOutlined />}>{t('talk.keypad')}</Button>
    </Popup>
  );
}
