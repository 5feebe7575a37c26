import { useTexts } from '../i18n';
import { dateTime, shortTime } from './format';

/** A moment, as short as it can be told; the whole date stands in the tooltip. */
export function Moment({ at }: { at: string | null | undefined }) {
  const t = useTexts();
  return at ? (
    <time className="moment" dateTime={at} title={dateTime(at, t.language)}>
      {shortTime(at, t.language)}
    </time>
  ) : (
    <>–</>
  );
}
