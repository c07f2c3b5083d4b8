import { printTag, type Attribute } from '../../facts/dictionary.js';
import { ps315Row } from '../../facts/ps315.js';

/** "Patient's Name · PN · (0010,0010) · PS3.15 Z" */
export function attributeInOneLine({ tag, name, vrs, retired }: Attribute): string {
  const codes = rowInOneLine(tag);
  return [name, vrs.join(' or '), printTag(tag), ...(retired ? ['retired'] : []), ...(codes === null ? [] : [codes])].filter((part) => part !== '').join(' · ');
}

/** "PS3.15 X/Z/D, retain-device-identity K", or null where Table E.1-1 has no row for it. */
function rowInOneLine(tag: string): string | null {
  const row = ps315Row(tag);
  if (row === undefined) return null;
  return [`PS3.15 ${row.basic}`, ...Object.entries(row.options).map(([option, code]) => `${option} ${code}`)].join(', ');
}
