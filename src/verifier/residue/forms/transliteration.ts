/** Letters of Latin scripts that are written in two ways without their marks; all others lose the mark. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ð: 'd', ł: 'l', đ: 'd', ı: 'i' };
const bare: Readonly<Record<string, string>> = { å: 'a', ø: 'o', æ: 'a', œ: 'o', ß: 's', þ: 't', ð: 'd', ł: 'l', đ: 'd', ı: 'i' };

/** Passports (ICAO 9303) and a second way where many write otherwise. */
const cyrillic: Readonly<Record<string, readonly [string, string]>> = {
  а: ['a', 'a'], б: ['b', 'b'], в: ['v', 'v'], г: ['g', 'h'], д: ['d', 'd'], е: ['e', 'ye'], ё: ['e', 'yo'], ж: ['zh', 'j'], з: ['z', 'z'], и: ['i', 'i'], й: ['i', 'y'], к: ['k', 'k'], л: ['l', 'l'], м: ['m', 'm'], н: ['n', 'n'],
  о: ['o', 'o'], п: ['p', 'p'], р: ['r', 'r'], с: ['s', 's'], т: ['t', 't'], у: ['u', 'u'], ф: ['f', 'f'], х: ['kh', 'h'], ц: ['ts', 'c'], ч: ['ch', 'ch'], ш: ['sh', 'sh'], щ: ['shch', 'sch'], ъ: ['ie', ''], ы: ['y', 'y'], ь: ['', ''], э: ['e', 'e'],
  ю: ['iu', 'yu'], я: ['ia', 'ya'], і: ['i', 'i'], ї: ['i', 'yi'], є: ['ie', 'ye'], ґ: ['g', 'g'], ў: ['u', 'u'], ј: ['j', 'y'], љ: ['lj', 'l'], њ: ['nj', 'n'], ћ: ['c', 'ch'], ђ: ['dj', 'd'], џ: ['dz', 'dj'],
};
const greek: Readonly<Record<string, readonly [string, string]>> = {
  α: ['a', 'a'], β: ['v', 'b'], γ: ['g', 'g'], δ: ['d', 'd'], ε: ['e', 'e'], ζ: ['z', 'z'], η: ['i', 'h'], θ: ['th', 'th'], ι: ['i', 'i'], κ: ['k', 'k'], λ: ['l', 'l'], μ: ['m', 'm'], ν: ['n', 'n'], ξ: ['x', 'ks'], ο: ['o', 'o'], π: ['p', 'p'],
  ρ: ['r', 'r'], σ: ['s', 's'], ς: ['s', 's'], τ: ['t', 't'], υ: ['y', 'u'], φ: ['f', 'ph'], χ: ['ch', 'h'], ψ: ['ps', 'ps'], ω: ['o', 'o'],
};
const kana: Readonly<Record<string, string>> = {
  ア: 'a', イ: 'i', ウ: 'u', エ: 'e', オ: 'o', カ: 'ka', キ: 'ki', ク: 'ku', ケ: 'ke', コ: 'ko', サ: 'sa', シ: 'shi', ス: 'su', セ: 'se', ソ: 'so', タ: 'ta', チ: 'chi', ツ: 'tsu', テ: 'te', ト: 'to', ナ: 'na', ニ: 'ni', ヌ: 'nu', ネ: 'ne', ノ: 'no',
  ハ: 'ha', ヒ: 'hi', フ: 'fu', ヘ: 'he', ホ: 'ho', マ: 'ma', ミ: 'mi', ム: 'mu', メ: 'me', モ: 'mo', ヤ: 'ya', ユ: 'yu', ヨ: 'yo', ラ: 'ra', リ: 'ri', ル: 'ru', レ: 're', ロ: 'ro', ワ: 'wa', ヲ: 'o', ン: 'n', ガ: 'ga', ギ: 'gi', グ: 'gu', ゲ: 'ge', ゴ: 'go',
  ザ: 'za', ジ: 'ji', ズ: 'zu', ゼ: 'ze', ゾ: 'zo', ダ: 'da', ヂ: 'ji', ヅ: 'zu', デ: 'de', ド: 'do', バ: 'ba', ビ: 'bi', ブ: 'bu', ベ: 'be', ボ: 'bo', パ: 'pa', ピ: 'pi', プ: 'pu', ペ: 'pe', ポ: 'po', ヴ: 'vu', ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o',
};
const glides: Readonly<Record<string, string>> = { ャ: 'ya', ュ: 'yu', ョ: 'yo' };
/** initial, medial and final sounds of Hangul, in the order of Unicode (Revised Romanization) */
const initials = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const medials = ['a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i'];
const finals = ['', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l', 'p', 'l', 'm', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't'];

/** How a name in another script, or with marks, is written in plain Latin letters; small letters, none where nothing changes. */
export function transliterations(name: string): readonly string[] {
  const text = name.normalize('NFKC').toLowerCase();
  const plain = [...latin(text), ...bySigns(text, cyrillic), ...bySigns(text.normalize('NFD').replace(/\p{M}/gu, ''), greek), ...fromKana(text), ...fromHangul(text), ...withMarks(text)];
  return [...new Set(plain)].filter((one) => one !== text);
}

function latin(text: string): readonly string[] {
  if (!/[\u00c0-\u024f\u1e00-\u1eff]/.test(text)) return [];
  const strip = (one: string): string => one.normalize('NFD').replace(/\p{M}/gu, '');
  return [strip(Array.from(text, (sign) => spelledOut[sign] ?? sign).join('')), strip(Array.from(text, (sign) => bare[sign] ?? sign).join(''))];
}

/** "Mueller" is "Müller" elsewhere. */
function withMarks(text: string): readonly string[] {
  return /[aou]e/.test(text) && /^[a-z]+$/.test(text) ? [text.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü')] : [];
}

function bySigns(text: string, table: Readonly<Record<string, readonly [string, string]>>): readonly string[] {
  if (!Array.from(text).some((sign) => Object.hasOwn(table, sign))) return [];
  return ([0, 1] as const).map((way) => Array.from(text, (sign) => table[sign]?.[way] ?? sign).join(''));
}

function fromKana(text: string): readonly string[] {
  const signs = toKatakana(text);
  if (!/[\u30a1-\u30f4]/.test(signs)) return [];
  let out = '';
  let doubled = false;
  for (const sign of signs) {
    if (sign === 'ッ') {
      doubled = true;
      continue;
    }
    const glide = glides[sign];
    if (glide !== undefined) out = out.replace(/([kgnhbpmr])i$/, `$1${glide}`).replace(/(sh|ch|j)i$/, `$1${glide.slice(1)}`);
    else if (/[ァィゥェォ]/.test(sign)) out = `${out.slice(0, -1)}${kana[sign] ?? ''}`;
    else if (sign === 'ー') out += out.at(-1) ?? '';
    else {
      const sound = kana[sign] ?? sign;
      out += doubled ? `${sound.startsWith('ch') ? 't' : (sound[0] ?? '')}${sound}` : sound;
    }
    doubled = false;
  }
  return [out, out.replace(/([aeiou])\1|ou/g, (long) => long[0] ?? '')];
}

function fromHangul(text: string): readonly string[] {
  if (!/[\uac00-\ud7a3]/.test(text)) return [];
  const syllables = Array.from(text, (sign) => {
    const code = sign.charCodeAt(0) - 0xac00;
    if (code < 0 || code > 11171) return sign;
    return `${initials[Math.floor(code / 588)] ?? ''}${medials[Math.floor((code % 588) / 28)] ?? ''}${finals[code % 28] ?? ''}`;
  });
  return [syllables.join(''), syllables.join('-'), syllables.join(' ')];
}

/** Hiragana as katakana, letter by letter. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
}

/** A name in kana in the other two kinds of kana: hiragana, katakana, and katakana of half width with its marks apart. */
export function kanaForms(text: string): readonly string[] {
  const katakana = toKatakana(text.normalize('NFKC'));
  if (!/^[\u30a1-\u30fc ]+$/.test(katakana)) return [];
  const hiragana = katakana.replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
  return [katakana, hiragana, Array.from(katakana.normalize('NFD'), (sign) => halfWidth().get(sign) ?? sign).join('')].filter((one) => one !== text);
}

let half: ReadonlyMap<string, string> | undefined;

function halfWidth(): ReadonlyMap<string, string> {
  half ??= new Map([
    ...Array.from({ length: 0xff9f - 0xff66 + 1 }, (_, index): [string, string] => {
      const sign = String.fromCharCode(0xff66 + index);
      return [sign.normalize('NFKC'), sign];
    }),
    ['\u3099', '\uff9e'],
    ['\u309a', '\uff9f'],
  ]);
  return half;
}
