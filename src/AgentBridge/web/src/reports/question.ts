import dayjs, { type Dayjs } from 'dayjs';
import { query } from '../api/http';

/** What the page's address asks for. */
export type Question = Readonly<Record<string, string | undefined>>;

export const ranges = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'last30', 'custom'] as const;

const monday = (d: Dayjs) => d.subtract((d.day() + 6) % 7, 'day');

/** First and last date of a range in words; a saved report means its words, not the dates of the day when it was saved. */
export function datesOf({ range = 'today', from, to }: Question): [string, string] {
  const now = dayjs();
  const [first, last]: [Dayjs, Dayjs] =
    range === 'yesterday' ? [now.subtract(1, 'day'), now.subtract(1, 'day')]
    : range === 'thisWeek' ? [monday(now), now]
    : range === 'lastWeek' ? [monday(now).subtract(7, 'day'), monday(now).subtract(1, 'day')]
    : range === 'thisMonth' ? [now.startOf('month'), now]
    : range === 'lastMonth' ? [now.subtract(1, 'month').startOf('month'), now.subtract(1, 'month').endOf('month')]
    : range === 'last30' ? [now.subtract(29, 'day'), now]
    : range === 'custom' && dayjs(from).isValid() && dayjs(to).isValid() ? [dayjs(from), dayjs(to)]
    : [now, now];
  return [first.format('YYYY-MM-DD'), last.format('YYYY-MM-DD')];
}

/** Rows by day, where the address says nothing; "none" stands for no split. */
export const periodOf = ({ by = 'day' }: Question) => (by === 'none' ? undefined : by);

/** The address of a report, of its files, and of the calls behind one of its figures. */
export function reportPath(name: string, question: Question, more: Record<string, string | undefined> = {}): string {
  const [from, to] = datesOf(question);
  const { zone, queue, agent, number, campaign, group } = question;
  const by = [periodOf(question), group].filter(Boolean).join(',');
  return query({ from, to, by, zone, queue, agent, number, campaign, ...more }).replace(/^/, `reports/${name}`);
}
