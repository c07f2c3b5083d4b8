import { deflateSync } from 'node:zlib';

/** What a small PDF says: on its page, in its document information, and in its XMP packet. */
export interface PdfContent {
  readonly lines: readonly string[];
  readonly title: string;
  readonly author: string;
}

/** A PDF of one page (ISO 32000-1), its text in a compressed stream as programs write it. Letters of Latin-1 only. */
export function writePdf({ lines, title, author }: PdfContent): Buffer {
  const drawn = deflateSync(Buffer.from(`BT /F1 12 Tf 40 800 Td 14 TL ${lines.map((line) => `(${escaped(line)}) Tj T*`).join(' ')} ET`, 'latin1'), { level: 9 });
  const xmp = Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${author}</dc:creator></x:xmpmeta>`, 'latin1');
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    stream(`<< /Length ${drawn.length} /Filter /FlateDecode >>`, drawn),
    `<< /Title (${escaped(title)}) /Author (${escaped(author)}) >>`,
    stream(`<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>`, xmp),
  ];
  const parts = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, body] of bodies.entries()) {
    offsets.push(at);
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), typeof body === 'string' ? Buffer.from(body, 'latin1') : body, Buffer.from('\nendobj\n')]);
    parts.push(object);
    at += object.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function stream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${dictionary}\nstream\n`), content, Buffer.from('\nendstream')]);
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (character) => `\\${character}`);
}
