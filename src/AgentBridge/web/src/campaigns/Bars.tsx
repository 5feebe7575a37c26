import { useTexts } from '../i18n';

/** Why numbers are not dialed, and how many each. */
export function Bars({ bars }: { bars: Record<string, number> }) {
  const t = useTexts();
  const entries = Object.entries(bars).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? null : (
    <ul className="bars">
      {entries.map(([bar, n]) => (
        <li key={bar}>
          <b className="figures">{n}</b> {t.word('dialBar', bar)}
        </li>
      ))}
    </ul>
  );
}
