/** fewer digits alone are met by chance */
const FEWEST_DIGITS = 6;
/** what people type who need any number */
const COUNTING = '01234567890123456789';

/** An id as programs rewrite it: its parts with other marks between them or none, a prefix of letters apart, its digits alone, without leading zeros. */
export function idForms(value: string): readonly string[] {
  const parts = value.split(/[-_/. :#]+/).filter((part) => part !== '');
  const forms = new Set<string>();
  if (parts.length > 1 && parts.length <= 6) for (const mark of ['', '-', '_', ' ', '/', '.']) forms.add(parts.join(mark));
  const [, letters, digits] = /^(\p{L}+)(\d{4,})$/u.exec(value) ?? [];
  if (letters !== undefined && digits !== undefined) for (const mark of ['-', '_', ' ', ':']) forms.add(`${letters}${mark}${digits}`);
  return [...forms].filter((form) => form !== value && !COUNTING.includes(form));
}

/** The digits of an id or a telephone number, and the same without zeros in front; none where there are too few. */
export function digitForms(value: string): readonly string[] {
  const digits = value.replace(/\D/g, '');
  const short = digits.replace(/^0+/, '');
  return [...new Set([digits, short])].filter((one) => one.length >= FEWEST_DIGITS && one !== value && !COUNTING.includes(one));
}
