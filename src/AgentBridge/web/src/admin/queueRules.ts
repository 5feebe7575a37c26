import type { Queue, QueueRules, ValueClass } from '../api/types';

export const routings = ['longestIdle', 'leastOccupied', 'fewestCalls', 'roundRobin', 'highestSkill', 'fewestSkills'];

const weights: Record<ValueClass, number> = { A: 4, B: 2, C: 1 };

const none: QueueRules = {
  order: 'value', classes: [], skills: [], groups: [], ringAll: false, lastAgent: false, lastAgentSeconds: 0, parkSeconds: 120, dispositionRequired: false, maxLength: 0, hours: null, overflow: [],
  voicemail: { maxSeconds: 120, greetings: {} }, announcements: { position: true, wait: false, answers: false, texts: {} },
  company: { when: 'offer', where: 'tab' }, script: [],
};

const texts = (given: Partial<Record<string, string>>) => Object.fromEntries(Object.entries(given).filter(([, text]) => text?.trim()));

/** What the form's fields hold: every class has its row. */
export function shownRules(rules: QueueRules | undefined): QueueRules {
  const given = rules ?? none;
  return { ...given, classes: (['A', 'B', 'C'] as const).map((name) => given.classes.find((c) => c.class === name) ?? { class: name, weight: weights[name] }) };
}

/** What is sent: no hours without a zone, no texts without words; what other forms keep in the rules stays. */
export function sentRules(queue: Queue | undefined, values: QueueRules): QueueRules {
  const hours = values.hours?.zone ? { zone: values.hours.zone, open: values.hours.open ?? [], holidays: values.hours.holidays ?? [] } : null;
  return {
    ...none,
    ...queue?.rules,
    ...values,
    classes: shownRules(undefined).classes.map((row, i) => ({ ...row, ...values.classes?.[i], class: row.class })),
    overflow: (values.overflow ?? []).map((rule) => ({ ...rule, limit: rule.limit ?? 0, queue: rule.to === 'queue' ? rule.queue : null })),
    skills: (values.skills ?? []).map((rule) => ({ ...rule, preferred: rule.preferred ?? false, steps: rule.steps ?? [] })),
    hours,
    voicemail: { ...values.voicemail, greetings: texts(values.voicemail.greetings) },
    script: (values.script ?? []).map((page) => ({ ...page, fields: page.fields ?? [], branches: page.branches ?? [] })),
    company: { ...values.company, url: values.company.url?.trim() || null, webhook: values.company.webhook?.trim() || null },
    announcements: { ...values.announcements, article: values.announcements.article?.trim() || null, texts: texts(values.announcements.texts) },
  };
}
