import { Form, InputNumber, Switch } from 'antd';
import { between } from '../common/rules';
import { useTexts } from '../i18n';
import { Words } from './QueueOverflow';

/** What callers hear while they wait. */
export function QueueSpoken() {
  const t = useTexts();
  return (
    <>
      <div className="columns three switches">
        <Form.Item name={['rules', 'announcements', 'position']} label={t('queue.sayPosition')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['rules', 'announcements', 'wait']} label={t('queue.sayWait')} extra={t('queue.sayWaitHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="announceEverySeconds" label={t('queue.announceEverySeconds')} rules={between(t, 10, 3600)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
      </div>
      <Words at={['rules', 'announcements', 'texts']} label={t('queue.ownText')} hint={t('queue.ownTextHint')} />
    </>
  );
}
