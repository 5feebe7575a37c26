/** The encodings that spreadsheets write; the names are those of the charset parameter (RFC 9110, section 8.3.2). */
export const encodings = ['utf-8', 'gb18030', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof encodings)[number];

/** The text, or null where the bytes are no text of this encoding. */
export function decoded(bytes: ArrayBuffer, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What the file seems to be: a byte-order mark decides, else what can be read, UTF-8 before GB18030 before Western European. */
export function detect(bytes: ArrayBuffer): Encoding {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  if (decoded(bytes, 'utf-8') !== null) {
    return 'utf-8';
  }
  return looksChinese(decoded(bytes, 'gb18030')) ? 'gb18030' : 'windows-1252';
}

/** Most of what is not ASCII is in the common Chinese block: European letters read as GB18030 give rare signs between. */
function looksChinese(text: string | null): boolean {
  const foreign = [...(text ?? '')].filter((c) => c > '\u007f');
  const common = foreign.filter((c) => (c >= '\u4e00' && c <= '\u9fff') || (c >= '\u3000' && c <= '\u303f') || (c >= '\uff00' && c <= '\uffef'));
  const alone = /(?<![\u0080-\uffff])[\u4e00-\u9fff](?![\u0080-\uffff])/g;
  return foreign.length > 0 && common.length / foreign.length > 0.9 && (text!.match(alone)?.length ?? 0) < foreign.length / 2;
}
