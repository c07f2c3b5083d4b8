/** One day as people and programs write it. */
export interface DateNotation {
  readonly text: string;
  /** needs letters beyond ASCII */
  readonly wide: boolean;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const MONTHS_GERMAN = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'] as const;
const MONTHS_FRENCH = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'] as const;
const MONTHS_SPANISH = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'] as const;

/**
 * A date in every notation that texts have it in.
 *
 * @param date YYYYMMDD
 * @param time HHMMSS
 */
export function dateNotations(date: string, time: string): readonly DateNotation[] {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const [dayNumber, monthIndex] = [Number(day), Number(month) - 1];
  const at = Date.UTC(Number(year), monthIndex, dayNumber, Number(time.slice(0, 2)), Number(time.slice(2, 4)), Number(time.slice(4)));
  const english = MONTHS[monthIndex] ?? '';
  const ascii = [
    `${year}-${month}-${day}`,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${day}.${month}.${year}`,
    `${day}/${month}/${year}`,
    `${month}/${day}/${year}`,
    `${dayNumber}-${english.slice(0, 3)}-${year}`,
    `${day}-${english.slice(0, 3).toUpperCase()}-${year.slice(2)}`,
    `${english} ${dayNumber}, ${year}`,
    `${dayNumber}${ordinal(dayNumber)} of ${english} ${year}`,
    `${day}${month}${year.slice(2)}`,
    `${year.slice(2)}${month}${day}`,
    `${year}${String(dayOfYear(at)).padStart(3, '0')}`,
    `${date}${time}`,
    `${date}${time}.250000+0100`,
    `${year}-${month}-${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`,
    String(at / 1000),
    String(at),
    `serial ${Math.floor(at / 86_400_000) + 25_569}`,
    `filetime ${(BigInt(at) + 11_644_473_600_000n) * 10_000n}`,
    `${dayNumber} ${MONTHS_SPANISH[monthIndex] ?? ''} ${year}`,
    `Heisei/Reiwa ${japaneseEra(Number(year), month, day)}`,
    `${day}/${month}/${Number(year) + 543} BE`,
  ];
  const wide = [`${dayNumber}. ${MONTHS_GERMAN[monthIndex] ?? ''} ${year}`, `${dayNumber} ${MONTHS_FRENCH[monthIndex] ?? ''} ${year}`];
  return [...ascii, ...wide].map((text) => ({ text, wide: Array.from(text).some((character) => character > '~') }));
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function dayOfYear(at: number): number {
  const day = new Date(at);
  return Math.floor((at - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

/** R3.5.1 is the first of May 2021; the era of Reiwa began on 1 May 2019, Heisei on 8 January 1989, Showa on 25 December 1926. */
function japaneseEra(year: number, month: string, day: string): string {
  const date = `${year}${month}${day}`;
  const [letter, begin]: readonly [string, number] = date >= '20190501' ? ['R', 2019] : date >= '19890108' ? ['H', 1989] : ['S', 1926];
  return `${letter}${year - begin + 1}.${Number(month)}.${Number(day)}`;
}
