import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { between, given } from '../common/rules';
import { useTexts } from '../i18n';
import { routings } from './queueRules';
import { Rows } from './Rows';

/** Who comes first, and who is asked. */
export function QueueRouting() {
  const t = useTexts();
  return (
    <>
      <div className="columns">
        <Form.Item name={['rules', 'order']} label={t('queue.order')} extra={t('queue.orderHint')}>
          <Select options={['value', 'arrival'].map((value) => ({ value, label: t.word('callerOrder', value) }))} />
        </Form.Item>
        <Form.Item name="routing" label={t('queue.routing')} extra={t('queue.routingHint')}>
          <Select options={routings.map((value) => ({ value, label: t.word('routing', value) }))} />
        </Form.Item>
      </div>
      <h4>{t('queue.classes')}</h4>
      {['A', 'B', 'C'].map((name, i) => (
        <div key={name} className="form-row">
          <b className="row-mark">{name}</b>
          <Form.Item name={['rules', 'classes', i, 'weight']} label={t('queue.weight')} rules={between(t, 1, 100)}>
            <InputNumber precision={0} />
          </Form.Item>
          <Form.Item name={['rules', 'classes', i, 'targetSeconds']} label={t('queue.targetSeconds')} rules={[{ type: 'number', min: 1, max: 3600, message: t('fault.range', { min: 1, max: 3600 }) }]}>
            <InputNumber precision={0} placeholder={t('queue.likeQueue')} />
          </Form.Item>
        </div>
      ))}
      <h4>{t('queue.skills')}</h4>
      <p className="hint">{t('queue.skillsHint')}</p>
      <Rows name={['rules', 'skills']} add={t('queue.addSkill')} fresh={{ level: 1, preferred: false, steps: [] }}>
        {(row) => <SkillRow row={row} />}
      </Rows>
      <h4>{t('queue.groups')}</h4>
      <p className="hint">{t('queue.groupsHint')}</p>
      <Rows name={['rules', 'groups']} add={t('queue.addGroup')} fresh={{ agents: [], afterSeconds: 0 }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'agents']} label={t('queue.groupAgents')} className="grows" rules={[{ required: true, message: t('common.required') }]}>
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />
            </Form.Item>
            <Form.Item name={[row, 'afterSeconds']} label={t('queue.afterSeconds')} rules={between(t, 0, 86400)}>
              <InputNumber precision={0} />
            </Form.Item>
          </>
        )}
      </Rows>
      <div className="columns three switches">
        <Form.Item name={['rules', 'ringAll']} label={t('queue.ringAll')} extra={t('queue.ringAllHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['rules', 'lastAgent']} label={t('queue.lastAgent')} extra={t('queue.lastAgentHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['rules', 'lastAgentSeconds']} label={t('queue.lastAgentSeconds')} extra={t('queue.lastAgentSecondsHint')} rules={between(t, 0, 3600)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
        <Form.Item name={['rules', 'parkSeconds']} label={t('queue.parkSeconds')} extra={t('queue.parkSecondsHint')} rules={between(t, 10, 3600)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
        <Form.Item name={['rules', 'dispositionRequired']} label={t('queue.dispositionRequired')} extra={t('queue.dispositionRequiredHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </>
  );
}

function SkillRow({ row }: { row: number }) {
  const t = useTexts();
  return (
    <div className="grows">
      <div className="form-row">
        <Form.Item name={[row, 'skill']} label={t('queue.skill')} className="grows" rules={[given(t)]}>
          <Input autoCapitalize="none" />
        </Form.Item>
        <Form.Item name={[row, 'level']} label={t('queue.level')} rules={between(t, 1, 10)}>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name={[row, 'preferred']} label={t('queue.preferred')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <div className="sub-rows">
        <Rows name={[row, 'steps']} add={t('queue.addStep')} fresh={{ afterSeconds: 60, level: 0 }}>
          {(step) => (
            <>
              <Form.Item name={[step, 'afterSeconds']} label={t('queue.afterSeconds')} rules={between(t, 1, 86400)}>
                <InputNumber precision={0} />
              </Form.Item>
              <Form.Item name={[step, 'level']} label={t('queue.stepLevel')} rules={between(t, 0, 10)}>
                <InputNumber precision={0} />
              </Form.Item>
            </>
          )}
        </Rows>
      </div>
    </div>
  );
}
