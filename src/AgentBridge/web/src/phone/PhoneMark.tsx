import { AudioOutlined, WarningFilled, CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useLive } from '../api/live';
import { Popup } from '../common/Popup';
import { useTexts, type Texts } from '../i18n';
import { PhonePanel } from './PhonePanel';
import { takeOver, usePhone, type PhoneState } from './phone';
import { useRinger } from './ringer';

/** The telephone in the page, in one word: whether calls can come, how it sounds, and where it is when it is not here. */
export function PhoneMark() {
  const t = useTexts();
  const phone = usePhone();
  const trouble = useLive().view?.phoneTrouble ?? null;
  useRinger();
  if (phone.status === 'elsewhere') {
    return (
      <Button size="small" onClick={takeOver} title={t('phone.elsewhereHint')}>
        {t('phone.takeOver')}
      </Button>
    );
  }
  const text = phoneText(phone, trouble, t);
  const well = phone.status === 'ready' && phone.microphone === null && trouble === null;
  return (
    <Popup placement="bottomLeft" content={<PhonePanel />}>
      <Button size="small" type="text" className={`phone-mark ${well ? 'on' : 'off'}`} aria-label={t('phone.settings', { state: text })}>
        {well ? <CheckCircleFilled /> : <WarningFilled />} <AudioOutlined /> <span className="top-word">{text}</span>
      </Button>
    </Popup>
  );
}

export function phoneText({ status, microphone, quality }: PhoneState, trouble: string | null, t: Texts): string {
  if (microphone) {
    return t.word('microphone', microphone);
  }
  if (status !== 'ready') {
    return t.word('phoneStatus', status);
  }
  if (trouble) {
    return t.word('reason', trouble);
  }
  return quality?.why ? `${t.word('quality', quality.word)}: ${t.word('qualityWhy', quality.why)}` : t('phoneStatus.ready');
}
