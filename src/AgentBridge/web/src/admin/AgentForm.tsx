import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import type { Language, Person, Role, Telephone } from '../api/types';
import { EraseButton } from '../common/EraseButton';
import { useQueueNames } from '../common/queueNames';
import { atMost, between, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

interface Values {
  user: string;
  name: string;
  password?: string;
  sipPassword?: string;
  roles: Role[];
  skills: { name: string; level: number }[];
  queues: string[];
  language: Language;
  telephone: Telephone;
  active: boolean;
}

const roles: Role[] = ['agent', 'supervisor', 'admin'];
const shown = (person: Person) => ({ ...person, skills: Object.entries(person.skills).map(([name, level]) => ({ name, level })), active: !person.disabled });

export function AgentForm({ person, onSaved }: { person: Person | undefined; onSaved: () => void }) {
  const t = useTexts();
  const { user: me } = useSession();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const erasing = useDo();
  const settle = useUnsaved(form);
  const queues = useQueueNames();
  const conflict = useConflict(form, person, shown);
  const save = async ({ skills, active, password, sipPassword, ...values }: Values) => {
    const body = {
      ...values,
      skills: Object.fromEntries(skills.filter((s) => s?.name).map((s) => [s.name.trim(), s.level])),
      disabled: !active,
      password: password || undefined,
      sipPassword: sipPassword || undefined,
    };
    const send = (version?: number) => (person ? http.patch<Person>(`agents/${person.user}`, { ...body, version }) : http.post<Person>('agents', body));
    if (await run(() => conflict.save(send), t('common.saved'))) {
      settle();
      onSaved();
    }
  };
  const erase = async () => {
    if (await erasing.run(() => http.delete(`agents/${person!.user}`).then(() => true), t('common.deleted'))) {
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
      initialValues={
        person
          ? shown(person)
          : { roles: ['agent'], skills: [], queues: [], language: t.language, telephone: 'browser', active: true }
      }
      // who gets a password for a SIP phone is called there, unless the form says otherwise
      onValuesChange={({ sipPassword }: Partial<Values>) =>
        !person && sipPassword !== undefined && !form.isFieldTouched('telephone') ? form.setFieldValue('telephone', sipPassword ? 'sip' : 'browser') : undefined
      }
      onFinish={(v) => void save(v)}
      autoComplete="off"
    >
      {conflict.notice}
      <div className="columns">
        <Form.Item name="user" label={t('person.user')} extra={t('person.userHint')} rules={[{ required: true, pattern: /^[a-z0-9.-]{1,32}$/, message: t('person.userRule') }]}>
          <Input disabled={person !== undefined} autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="name" label={t('person.name')} rules={[given(t), atMost(t, 100)]}>
          <Input />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="password" label={t('person.password')} extra={person ? t('person.keep') : undefined} rules={[{ required: !person, min: 6, message: t('password.rule') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="sipPassword" label={t('person.sipPassword')} extra={person ? t('person.keep') : t('person.sipHint')}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name="roles" label={t('person.roles')} rules={[{ type: 'array', min: 1, message: t('common.required') }]}>
        <Checkbox.Group options={roles.map((r) => ({ value: r, label: t.word('role', r) }))} />
      </Form.Item>
      <Form.Item name="queues" label={t('menu.queues')}>
        <Select mode="multiple" options={queues.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Skills />
      <div className="columns">
        <Form.Item name="language" label={t('person.language')}>
          <Select options={['en', 'zh'].map((v) => ({ value: v, label: t.word('language', v) }))} />
        </Form.Item>
        <Form.Item name="telephone" label={t('person.telephone')} extra={t('person.telephoneHint')}>
          <Select options={(['browser', 'sip'] as const).map((v) => ({ value: v, label: t.word('telephone', v) }))} />
        </Form.Item>
        <Form.Item name="active" label={t('person.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {person && person.user !== me ? (
          <EraseButton label={t('common.delete')} sure={t('person.deleteSure', { name: person.name })} means={t('person.deleteMeans')} busy={erasing.busy} onErase={() => void erase()} />
        ) : null}
      </Space>
    </Form>
  );
}

function Skills() {
  const t = useTexts();
  return (
    <Form.Item label={t('person.skills')} extra={t('person.skillsHint')}>
      <Form.List name="skills">
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map((f) => (
              <Space key={f.key} align="start" className="skill-row">
                <Form.Item name={[f.name, 'name']} rules={[given(t), atMost(t, 32)]}>
                  <Input aria-label={t('person.skill')} placeholder={t('person.skill')} />
                </Form.Item>
                <Form.Item name={[f.name, 'level']} rules={between(t, 1, 10)}>
                  <InputNumber aria-label={t('person.skillLevel')} precision={0} />
                </Form.Item>
                <Button type="text" icon={<MinusCircleOutlined />} onClick={() => remove(f.name)} aria-label={t('common.delete')} />
              </Space>
            ))}
            <Form.ErrorList errors={errors} />
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({ name: '', level: 5 })}>{t('person.addSkill')}</Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
