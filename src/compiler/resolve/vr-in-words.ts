/** The names of PS3.5 Table 6.2-1, with an article: "a date (DA)". */
export function vrInWords(vr: string): string {
  const name = names[vr];
  return name === undefined ? vr : `${name} (${vr})`;
}

const names: Readonly<Record<string, string>> = {
  AE: 'an application entity title',
  AS: 'an age',
  AT: 'a tag',
  CS: 'a code of capital letters',
  DA: 'a date',
  DS: 'a decimal number',
  DT: 'a date with time',
  FD: 'a binary number',
  FL: 'a binary number',
  IS: 'a whole number',
  LO: 'a short text',
  LT: 'a long text',
  OB: 'binary data',
  OD: 'binary data',
  OF: 'binary data',
  OL: 'binary data',
  OV: 'binary data',
  OW: 'binary data',
  PN: 'the name of a person',
  SH: 'a very short text',
  SL: 'a binary number',
  SQ: 'a sequence of items',
  SS: 'a binary number',
  ST: 'a text',
  SV: 'a binary number',
  TM: 'a time of day',
  UC: 'a text of any length',
  UI: 'a UID',
  UL: 'a binary number',
  UN: 'data of unknown form',
  UR: 'an address (URL)',
  US: 'a binary number',
  UT: 'a text of any length',
  UV: 'a binary number',
};
