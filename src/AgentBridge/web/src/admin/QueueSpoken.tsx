import { Form, Input, InputNumber, Switch } from 'antd';
import { atMost, between } from '../common/rules';
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
      <div className="columns">
        <Form.Item name={['rules', 'announcements', 'answers']} label={t('queue.offerAnswers')} extra={t('queue.offerAnswersHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['rules', 'announcements', 'article']} label={t('queue.offerArticle')} extra={t('queue.offerArticleHint')} rules={[atMost(t, 100)]}>
          <Input allowClear autoCapitalize="none" />
        </Form.Item>
      </div>
      <Words at={['rules', 'announcements', 'texts']} label={t('queue.ownText')} hint={t('queue.ownTextHint')} />
    </>
  );
}
