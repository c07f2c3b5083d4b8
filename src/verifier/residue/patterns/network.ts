import { matchesOf, type Pattern } from './pattern.js';

const link = /(?<!\p{L})(?:(?:https?|ftps?|sftp|file|ldaps?|smb|dicom|wado|ssh):\/\/|www\.)[^\s"'<>]{3,}/giu;
const share = /\\\\[\p{L}\d][\p{L}\d.-]*\\[\p{L}\d$][^\s"'<>]*/gu;
const personal = /(?:[A-Z]:[\\/](?:Users|Documents and Settings|Benutzer|Utilisateurs)[\\/]|\/(?:home|Users|export\/home)\/)[^\s"'<>\\/]+/giu;
const drive = /(?<![\p{L}\d])[A-Z]:\\[^\s"'<>:*?]{2,}/gu;
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const fourOctets = new RegExp(`(?<![\\d.]|\\d[-_])${octet}(?:\\.${octet}){3}(?![\\d]|\\.\\d)`, 'gu');
const machineWord = /(?<!\p{L})(?:ip|host|addr|address|server|gateway|node|peer|from)(?!\p{L})/iu;
const hardware = /(?<![\p{L}\d:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\p{L}\d:-])/giu;
const sixth = /(?<![\p{L}\d:.])(?:[\da-f]{1,4}:){2,7}(?::[\da-f]{1,4}|[\da-f]{1,4})(?::[\da-f]{1,4}){0,5}(?![\p{L}\d:.])/giu;
const local = /(?<![\p{L}\d.@-])[\p{L}][\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.(?:local|lan|intranet|internal|corp|localdomain)(?![\p{L}\d.-])/giu;

/** Links, paths and machines. Four numbers with dots are a version as often as an address: without a word only private ranges count. */
export const network: Pattern = ({ text, technical }) => {
  if (!/[:./\\]/.test(text)) return [];
  return [
    ...matchesOf(text, link, 'network', 'a link', ([address]) => (technical && !address.includes('?') ? null : 'medium')),
    ...matchesOf(text, share, 'path', 'the path of a share', () => 'high'),
    ...matchesOf(text, personal, 'path', 'a path in the folder of a user', () => 'high'),
    ...matchesOf(text, drive, 'path', 'the path of a file', () => 'low'),
    ...matchesOf(text, fourOctets, 'network', 'the address of a machine', ({ 0: address, index = 0 }) => {
      if (technical) return null;
      if (machineWord.test(text.slice(Math.max(0, index - 16), index))) return 'high';
      return /^(?:192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address) ? 'medium' : null;
    }),
    ...matchesOf(text, hardware, 'network', 'the address of network hardware', () => 'high'),
    ...matchesOf(text, sixth, 'network', 'the address of a machine', ([address]) => (isSixth(address) ? 'medium' : null)),
    ...matchesOf(text, local, 'network', 'the name of a machine', () => 'medium'),
  ];
};

/** Eight groups, or fewer with a gap, and letters: a time of day has three groups of digits. */
function isSixth(address: string): boolean {
  const groups = address.split(':').length;
  return /[a-f]/i.test(address) && (address.includes('::') ? groups >= 4 : groups === 8);
}
