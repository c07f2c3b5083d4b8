import { rule, shortened, type Attempt, type Piece } from '../draft.js';
import type { FaultKind } from '../imported.js';
import { neededBeside } from '../needed.js';
import type { ScriptElement } from './read-xml.js';

/** What a script says of elements that it does not name one by one. */
export interface Globals {
  /** groups that are kept, four hex digits, with their lines */
  readonly keptGroups: readonly { readonly group: string; readonly line: number }[];
  readonly families: readonly { readonly name: 'curves' | 'overlays'; readonly selector: string; readonly pattern: RegExp; readonly line: number }[];
  /** line of the statement, or null */
  readonly removesPrivate: number | null;
  readonly removesUnspecified: number | null;
  readonly keepsSafePrivate: number | null;
  readonly unknown: readonly { readonly said: string; readonly line: number }[];
}

export function globalsOf(elements: readonly ScriptElement[]): Globals {
  const on = elements.filter(({ name, attributes }) => (name === 'k' || name === 'r') && (attributes['en'] ?? 'T').toUpperCase() !== 'F');
  const lineOf = (kind: 'k' | 'r', test: RegExp) => on.find(({ name, attributes }) => name === kind && test.test(attributes['t'] ?? ''))?.line ?? null;
  const families = ([
    ['curves', '(50xx,eeee)', /^50/],
    ['overlays', '(60xx,eeee)', /^60/],
  ] as const).flatMap(([name, selector, pattern]) => {
    const line = lineOf('r', new RegExp(`^${name}$`, 'i'));
    return line === null ? [] : [{ name, selector, pattern, line }];
  });
  return {
    keptGroups: on.flatMap(({ name, attributes, line }) => (name === 'k' && /^[0-9a-f]{4}$/i.test(attributes['t'] ?? '') ? [{ group: (attributes['t'] ?? '').toUpperCase(), line }] : [])),
    families,
    removesPrivate: lineOf('r', /^privategroups$/i),
    removesUnspecified: lineOf('r', /^unspecifiedelements$/i),
    keepsSafePrivate: lineOf('k', /^safe/i),
    unknown: on.flatMap(({ name, attributes, line }) => {
      const what = attributes['t'] ?? '';
      const known = name === 'k' ? /^([0-9a-f]{4}|safe.*)$/i : /^(curves|overlays|privategroups|unspecifiedelements)$/i;
      return known.test(what) ? [] : [{ said: shortened(`<${name} t="${what}">`, 60), line }];
    }),
  };
}

/** What the elements of the script leave to the rules for the rest. */
export interface Elements {
  /** tags that the script speaks of */
  readonly named: ReadonlySet<string>;
  /** a private element is to be removed or changed, and rules cannot name it: then none may stay */
  readonly losesPrivate: boolean;
}

/** The rules for groups, families and the rest. */
export function globalPieces(globals: Globals, { named, losesPrivate }: Elements, fault: (line: number, kind: FaultKind, message: string) => void): readonly Piece[] {
  const { removesUnspecified, removesPrivate } = globals;
  const pieces: Piece[] = globals.families.map(({ selector, name, line }) => plain(line, `remove ${name}`, [{ written: rule('remove', selector), as: 'whole' }]));
  for (const { group, line } of globals.keptGroups) pieces.push(...keptGroup(group, line, removesUnspecified, fault));
  for (const { said, line } of globals.unknown) pieces.push(lost(line, said, 'scripts have no such statement', 'what is meant'));
  pieces.push(...privateRest(globals, losesPrivate, fault));
  if (removesUnspecified !== null) {
    pieces.push(
      ...neededBeside(named).map((written): Piece => plain(removesUnspecified, 'unspecified elements', [{ written, as: 'whole' }])),
      { ...plain(removesUnspecified, 'remove unspecified elements', [{ written: rule('remove', 'unlisted'), as: 'whole' }]), comments: ['class, UIDs, character set and pixel data are no part of it: no object can be without them'] },
    );
  } else {
    fault(0, 'unbounded-keep', 'whatever the script does not name stays, whoever adds it: `keep unlisted` says so; extend ps3.15-basic to have it decided');
    pieces.push({ ...plain(0, 'elements that are not named', [{ written: rule('keep', 'unlisted'), as: 'whole' }, { written: rule('remove', 'unlisted'), as: 'stricter' }]), comments: ['the script leaves elements alone that it does not name; what no dictionary knows goes here all the same'] });
  }
  return [...pieces, plain(removesUnspecified ?? removesPrivate ?? 0, 'elements that no dictionary knows', [{ written: rule('remove', 'unknown'), as: 'whole' }])];
}

function keptGroup(group: string, line: number, removesUnspecified: number | null, fault: (line: number, kind: FaultKind, message: string) => void): readonly Piece[] {
  const said = `keep group ${group}`;
  if (removesUnspecified === null) {
    fault(line, 'unreachable', `\`${said}\` does nothing: unspecified elements are not removed`);
    return [];
  }
  if (/[13579BDF]$/.test(group)) return [lost(line, said, 'a private group is kept whole, whoever its elements are of', 'which elements of which creators may stay: `keep private "CREATOR" (gggg,xxee)`')];
  fault(line, 'unbounded-keep', `all of group ${group} stays, whatever it holds`);
  return [plain(line, said, [{ written: rule('keep', `group 0x${group}`), as: 'whole' }, { written: rule('remove', `group 0x${group}`), as: 'stricter' }])];
}

function privateRest({ removesPrivate, removesUnspecified, keepsSafePrivate }: Globals, losesPrivate: boolean, fault: (line: number, kind: FaultKind, message: string) => void): readonly Piece[] {
  const gone = (line: number): Piece => plain(line, 'remove private groups', [{ written: rule('remove', 'private'), as: 'whole' }]);
  if (keepsSafePrivate !== null) {
    const loss = lost(keepsSafePrivate, 'keep safe private elements', 'which elements are safe stands in the standard, not in the script', 'whether to write `extends ps3.15-basic with retain-safe-private`');
    return [withoutPrivate(loss)];
  }
  if (removesPrivate !== null || removesUnspecified !== null) return [gone(removesPrivate ?? removesUnspecified ?? 0)];
  fault(0, 'unbounded-keep', 'all private elements stay, of every creator: nobody can say what they hold');
  if (losesPrivate) {
    const loss = lost(0, 'private groups are not removed', 'some private elements are to be removed or changed, and it is not said whose they are: while others stay, these would', 'which private elements of which creators may stay');
    return [withoutPrivate(loss)];
  }
  return [{ ...plain(0, 'private groups are not removed', [{ written: rule('keep', 'private'), as: 'whole' }, { written: rule('remove', 'private'), as: 'stricter' }]), comments: ['the script does not remove private groups: nobody can say what they hold'] }];
}

function plain(line: number, said: string, attempts: readonly Attempt[]): Piece {
  return { line, said, attempts, comments: [], loss: null };
}

function lost(line: number, said: string, why: string, decide: string): Piece {
  return { ...plain(line, said, []), loss: { line, said, why, became: 'a comment', decide } };
}

function withoutPrivate(piece: Piece): Piece {
  return { ...piece, attempts: [{ written: rule('remove', 'private'), as: 'stricter' }], loss: piece.loss === null ? null : { ...piece.loss, became: 'remove private' } };
}
