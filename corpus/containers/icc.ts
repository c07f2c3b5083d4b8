/** The header of an ICC profile and two text tags, ISO 15076-1 section 7: a description and a copyright. ASCII only. */
export function writeIccProfile(description: string, copyright: string): Buffer {
  const tags = [
    ['desc', descriptionTag(description)],
    ['cprt', Buffer.concat([Buffer.from('text\0\0\0\0'), Buffer.from(`${copyright}\0`)])],
  ] as const;
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  let at = 128 + table.length;
  for (const [index, [signature, body]] of tags.entries()) {
    table.write(signature, 4 + index * 12, 'latin1');
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(body.length, 12 + index * 12);
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    bodies.push(padded);
    at += padded.length;
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  return Buffer.concat([header, table, ...bodies]);
}

/** textDescriptionType of version 2, with its Unicode and script parts empty. */
function descriptionTag(text: string): Buffer {
  const head = Buffer.alloc(12);
  head.write('desc', 0, 'latin1');
  head.writeUInt32BE(text.length + 1, 8);
  return Buffer.concat([head, Buffer.from(`${text}\0`), Buffer.alloc(78)]);
}
