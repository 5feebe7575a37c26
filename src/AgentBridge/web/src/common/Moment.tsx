import { useTexts } from '../i18n';
import { dateTime, shortTime, zone } from './format';

/** A moment, as short as it can be told; the whole date and its time zone stand in the tooltip. */
export function Moment({ at }: { at: string | null | undefined }) {
  const t = useTexts();
  return at ? (
    <time className="moment" dateTime={at} title={`${dateTime(at, t.language)} ${zone}`}>
      {shortTime(at, t.language)}
    </time>
  ) : (
    <>–</>
  );
}
