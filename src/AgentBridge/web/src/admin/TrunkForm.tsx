import { Alert, Button, Collapse, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import type { Trunk } from '../api/trunks';
import { EraseButton } from '../common/EraseButton';
import { reveal } from '../common/reveal';
import { atMost, between } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';

type Values = Omit<Trunk, 'state' | 'port'> & { port: number | null; password?: string };

const defaults: Partial<Values> = {
  addresses: [], port: null, transport: 'udp', register: false, priority: 1, weight: 1, maxCalls: 30, codecs: [], dialedNumber: 'auto', mediaHosts: [], followRedirects: false, allowRefer: false, mediaEncryption: 'server',
};
const shown = (trunk: Trunk) => ({ ...trunk, port: trunk.port || null });
const texts = ['host', 'user', 'numberIn', 'numberOut', 'callerId'] as const;

export function TrunkForm({ trunk, onSaved }: { trunk: Trunk | undefined; onSaved: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const erasing = useDo();
  const settle = useUnsaved(form);
  const fixed = trunk?.fixed ?? false;
  const conflict = useConflict(form, trunk, shown);
  const save = async (values: Values) => {
    // an empty text takes away; an empty password keeps the one that is there
    const body = {
      ...values,
      ...Object.fromEntries(texts.map((name) => [name, values[name] ?? ''])),
      port: values.port ?? 0,
      maxCallsPerSecond: values.maxCallsPerSecond ?? 0,
      password: values.password || undefined,
    };
    const send = (version?: number) => (trunk ? http.put<Trunk>(`trunks/${trunk.name}`, { ...body, version }) : http.post<Trunk>('trunks', body));
    if (await run(() => conflict.save(send), t('common.saved'))) {
      settle();
      onSaved();
    }
  };
  const erase = async () => {
    if (await erasing.run(() => http.delete(`trunks/${trunk!.name}`).then(() => true), t('common.deleted'))) {
      settle();
      onSaved();
    }
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      disabled={fixed}
      initialValues={trunk ? shown(trunk) : defaults}
      onFinish={(v) => void save(v)}
      onFinishFailed={reveal}
      autoComplete="off"
    >
      {conflict.notice}
      {fixed ? <Alert type="info" showIcon className="trouble" title={t('trunk.fixedHint')} /> : null}
      <Form.Item name="name" label={t('trunk.name')} rules={[{ required: true, pattern: fixed ? undefined : /^[a-z0-9-]{1,32}$/, message: t('queue.nameRule') }]}>
        <Input disabled={trunk !== undefined} autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="addresses" label={t('trunk.addresses')} extra={t('trunk.addressesHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />
      </Form.Item>
      <div className="columns three">
        <Form.Item name="transport" label={t('trunk.transport')}>
          <Select options={['udp', 'tcp', 'tls'].map((value) => ({ value, label: value.toUpperCase() }))} />
        </Form.Item>
        <Form.Item name="host" label={t('trunk.host')} extra={t('trunk.hostHint')} rules={[atMost(t, 255)]}>
          <Input autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="port" label={t('trunk.port')} extra={t('trunk.portHint')}>
          <InputNumber precision={0} min={1} max={65535} className="wide" />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="user" label={t('trunk.user')} rules={[atMost(t, 128)]}>
          <Input autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="password" label={t('trunk.password')} extra={trunk?.hasPassword ? t('person.keep') : undefined} rules={[atMost(t, 128)]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name="register" label={t('trunk.register')} extra={t('trunk.registerHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <div className="columns">
        <Form.Item name="maxCalls" label={t('trunk.maxCalls')} rules={between(t, 1, 100000)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
        <Form.Item name="priority" label={t('trunk.priority')} extra={t('trunk.priorityHint')} rules={between(t, 1, 100)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="callerId" label={t('trunk.callerId')} extra={t('trunk.callerIdHint')} rules={[atMost(t, 128)]}>
        <Input />
      </Form.Item>
      <Collapse ghost className="more-fields" items={[{ key: 'more', label: t('trunk.more'), forceRender: true, children: <More /> }]} />
      {fixed ? null : (
        <Space>
          <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
          {trunk ? (
            <EraseButton label={t('common.delete')} sure={t('trunk.deleteSure', { name: trunk.name })} means={t('trunk.deleteMeans')} busy={erasing.busy} onErase={() => void erase()} />
          ) : null}
        </Space>
      )}
    </Form>
  );
}

/** What most trunks never need. */
function More() {
  const t = useTexts();
  return (
    <>
      <div className="columns">
        <Form.Item name="numberIn" label={t('trunk.numberIn')} extra={t('trunk.numberInHint')} rules={[atMost(t, 500)]}>
          <Input placeholder="0=+49" />
        </Form.Item>
        <Form.Item name="numberOut" label={t('trunk.numberOut')} extra={t('trunk.numberOutHint')} rules={[atMost(t, 500)]}>
          <Input placeholder="+49=0, +=00" />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="weight" label={t('trunk.weight')} extra={t('trunk.weightHint')} rules={between(t, 1, 100)}>
          <InputNumber precision={0} className="wide" />
        </Form.Item>
        <Form.Item name="maxCallsPerSecond" label={t('trunk.maxCallsPerSecond')} extra={t('trunk.maxCallsPerSecondHint')}>
          <InputNumber precision={0} min={1} max={100000} className="wide" />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="dialedNumber" label={t('trunk.dialedNumber')}>
          <Select options={['auto', 'requestUri', 'to', 'calledParty'].map((value) => ({ value, label: t.word('dialedNumber', value) }))} />
        </Form.Item>
        <Form.Item name="codecs" label={t('trunk.codecs')} extra={t('trunk.codecsHint')}>
          <Select mode="multiple" options={['OPUS', 'G722', 'PCMA', 'PCMU'].map((value) => ({ value, label: value }))} />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="keepAliveSeconds" label={t('trunk.keepAliveSeconds')} extra={t('trunk.keepAliveHint')}>
          <InputNumber precision={0} min={0} max={3600} className="wide" />
        </Form.Item>
        <Form.Item name="mediaHosts" label={t('trunk.mediaHosts')} extra={t('trunk.mediaHostsHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="mediaEncryption" label={t('trunk.mediaEncryption')} extra={t('trunk.mediaEncryptionHint')}>
          <Select options={['server', 'off', 'optional', 'required'].map((value) => ({ value, label: t.word('trunkEncryption', value) }))} />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="followRedirects" label={t('trunk.followRedirects')} extra={t('trunk.followRedirectsHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="allowRefer" label={t('trunk.allowRefer')} extra={t('trunk.allowReferHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </>
  );
}
