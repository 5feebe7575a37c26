/** Telephone numbers; a line breaks between them, never within. */
export function Numbers({ of }: { of: string[] }) {
  return (
    <span className="numbers">
      {of.map((n) => (
        <span key={n} className="figures">{n}</span>
      ))}
    </span>
  );
}
