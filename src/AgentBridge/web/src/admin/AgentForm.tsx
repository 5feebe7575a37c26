import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { http } from '../api/http';
import type { Language, Person, Queue, Role } from '../api/types';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

interface Values {
  user: string;
  name: string;
  password?: string;
  sipPassword?: string;
  roles: Role[];
  skills: { name: string; level: number }[];
  queues: string[];
  language: Language;
  active: boolean;
}

const roles: Role[] = ['agent', 'supervisor', 'admin'];

export function AgentForm({ person, onSaved }: { person: Person | undefined; onSaved: () => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const queues = useLoad('', () => http.get<Queue[]>('queues'));
  const save = async ({ skills, active, password, sipPassword, ...values }: Values) => {
    const body = {
      ...values,
      skills: Object.fromEntries(skills.filter((s) => s?.name).map((s) => [s.name.trim(), s.level])),
      disabled: !active,
      password: password || undefined,
      sipPassword: sipPassword || undefined,
    };
    const saved = await run(() => (person ? http.patch<Person>(`agents/${person.user}`, body) : http.post<Person>('agents', body)), t('common.saved'));
    if (saved) {
      onSaved();
    }
  };
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={
        person
          ? { ...person, skills: Object.entries(person.skills).map(([name, level]) => ({ name, level })), active: !person.disabled }
          : { roles: ['agent'], skills: [], queues: [], language: t.language, active: true }
      }
      onFinish={(v) => void save(v)}
      autoComplete="off"
    >
      <div className="columns">
        <Form.Item name="user" label={t('person.user')} extra={t('person.userHint')} rules={[{ required: true, pattern: /^[a-z0-9.-]{1,32}$/, message: t('person.userRule') }]}>
          <Input disabled={person !== undefined} maxLength={32} autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="name" label={t('person.name')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <div className="columns">
        <Form.Item name="password" label={t('person.password')} extra={person ? t('person.keep') : undefined} rules={[{ required: !person, min: 6, message: t('password.rule') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="sipPassword" label={t('person.sipPassword')} extra={person ? t('person.keep') : t('person.sipHint')} rules={[{ min: 8, message: t('person.sipRule') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name="roles" label={t('person.roles')} rules={[{ required: true, message: t('common.required') }]}>
        <Checkbox.Group options={roles.map((r) => ({ value: r, label: t.word('role', r) }))} />
      </Form.Item>
      <Form.Item name="queues" label={t('menu.queues')}>
        <Select mode="multiple" loading={queues.loading} options={queues.data?.map((q) => ({ value: q.name, label: q.name }))} />
      </Form.Item>
      <Form.Item label={t('person.skills')} extra={t('person.skillsHint')}>
        <Form.List name="skills">
          {(fields, { add, remove }) => (
            <>
              {fields.map((f) => (
                <Space key={f.key} align="baseline" className="skill-row">
                  <Form.Item name={[f.name, 'name']} rules={[{ required: true, message: t('common.required') }]} noStyle>
                    <Input placeholder={t('person.skill')} maxLength={32} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'level']} noStyle>
                    <InputNumber min={1} max={10} />
                  </Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined />} onClick={() => remove(f.name)} aria-label={t('common.delete')} />
                </Space>
              ))}
              <Button size="small" icon={<PlusOutlined />} onClick={() => add({ name: '', level: 5 })}>{t('person.addSkill')}</Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      <div className="columns">
        <Form.Item name="language" label={t('person.language')}>
          <Select options={['en', 'zh'].map((v) => ({ value: v, label: t.word('language', v) }))} />
        </Form.Item>
        <Form.Item name="active" label={t('person.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
    </Form>
  );
}
