/** Text as it may stand in an element or in an attribute between double quotation marks. */
export function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A message of a finding as a sentence; what stands between backticks is of a rule file. */
export function sentence(message: string): string {
  return `${text(message.charAt(0).toUpperCase() + message.slice(1)).replace(/`([^`]*)`/g, '<code>$1</code>')}.`;
}

/** "1 image", "12,000 images" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** "12,000" */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A long identifier that may break anywhere it must, and first where it has a joint. */
export function breakable(value: string): string {
  return text(value).replaceAll('/', '/<wbr>').replaceAll('&gt;', '&gt;<wbr>');
}

/** A name for an anchor, the same for the same text. */
export function anchor(kind: string, value: string): string {
  return `${kind}-${value.replace(/[^A-Za-z0-9.]+/g, '-')}`;
}
