import { Button, Card, Form, Input, Select, Space } from 'antd';
import { useEffect } from 'react';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView } from '../api/types';
import type { CampaignCall } from '../campaigns/useCampaignCall';
import { useDo } from '../common/useDo';
import { useTexts, type Texts } from '../i18n';
import { useShortcuts } from '../shell/shortcuts';
import { forgetDraft, useDraft, withholdDraft, write } from './draft';

const dispositions = ['solved', 'informed', 'followUp', 'forwarded', 'complaint', 'wrongNumber', 'silent', 'other'];
/** What the dialer acts on; a campaign's own words stand before them. */
const dialed = ['callAgain', 'doNotCall', 'machine'];
const longest = 8000;
const known = (t: Texts, words: string[]) => words.map((d) => ({ value: d, label: t.word('disposition', d) }));

interface Values {
  disposition?: string;
  note?: string;
}

/** The note of the call, from the pop to the end of the wrap-up; it is kept on the server as it is typed. */
export function Note({ view, campaign, onLater }: { view: AgentView; campaign?: CampaignCall; onLater: () => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const draft = useDraft();
  const [form] = Form.useForm<Values>();
  const wrapUp = view.state === 'wrapUp';
  useEffect(() => {
    const { disposition, note } = form.getFieldsValue();
    if (disposition !== draft.disposition || (note ?? '') !== draft.note) {
      form.setFieldsValue({ disposition: draft.disposition, note: draft.note });
    }
  }, [draft, form]);
  useShortcuts([{ key: 'o', text: 'keys.note', run: () => form.focusField('note') }]);
  const complete = (values: Values) =>
    void run(async () => {
      // An empty note leaves the draft alone, which another page of the agent may have written.
      const goOn = withholdDraft();
      const after = await http.post<AgentView | undefined>('desk/wrap-up', { ...values, note: values.note || undefined }).catch((error) => {
        goOn();
        throw error;
      });
      forgetDraft();
      setView(after);
    }, t('wrapUp.done'));
  return (
    <Card className="wrap-up">
      <SaveState empty={!draft.note && !draft.disposition} state={draft.state} />
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={complete}
        requiredMark={false}
        onValuesChange={(v: Values) => write(v)}
        onKeyDown={(e) => {
          if (wrapUp && e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
            form.submit();
          }
        }}
      >
        <div className="note-fields">
          <Form.Item name="note" label={t('wrapUp.note')}>
            <Input.TextArea rows={3} maxLength={longest} count={{ max: longest, show: (draft.note.length > longest * 0.9) }} placeholder={t('wrapUp.notePlaceholder')} />
          </Form.Item>
          <div>
            <Form.Item name="disposition" label={t('wrapUp.disposition')} rules={wrapUp ? [{ required: true, message: t('common.required') }] : []}>
              <Select allowClear options={campaign ? [...campaign.dispositions.map((d) => ({ value: d.code, label: d.label })), ...known(t, dialed)] : known(t, dispositions)} placeholder={t('wrapUp.choose')} />
            </Form.Item>
            {wrapUp && view.dispositionRequired && !view.wrapUpEndsAt ? <p className="alarm-text">{t('wrapUp.dispositionMissing')}</p> : null}
            <Space wrap>
              {wrapUp ? (
                <Button type="primary" htmlType="submit" loading={busy}>
                  {t('wrapUp.submit')}
                </Button>
              ) : null}
              {view.state === 'offered' ? null : <Button onClick={onLater}>{t('callback.later')}</Button>}
            </Space>
          </div>
        </div>
      </Form>
    </Card>
  );
}

function SaveState({ state, empty }: { state: 'saved' | 'saving' | 'unsaved'; empty: boolean }) {
  const t = useTexts();
  return empty && state === 'saved' ? null : (
    <span className={`save-state ${state === 'unsaved' ? 'alarm-text' : 'hint'}`} role="status">
      {t.word('draft', state)}
    </span>
  );
}
