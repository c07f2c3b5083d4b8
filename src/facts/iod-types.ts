import { attributeOfKeyword } from './dictionary.js';
import { readFacts } from './read-json.js';

/** Type of an attribute in an IOD, PS3.5 7.4; the conditional Types 1C and 2C are not told apart from unknown. */
export type AttributeType = '1' | '2' | '3';

interface IodFile {
  readonly sopClasses: Readonly<Record<string, { readonly type1: readonly string[]; readonly type2: readonly string[] }>>;
}
interface CompoundFile {
  /** "0008,0022 AcquisitionDate X/Z" -> ["general-image@0 3 (2008+2016c)"] */
  readonly tagModules: Readonly<Record<string, readonly string[]>>;
  /** tag "0008,0022" -> "X/Z 3->X" */
  readonly ciods: Readonly<Record<string, { readonly actions: Readonly<Record<string, string>> }>>;
}
interface CiodFile {
  readonly rows: readonly (readonly [string, string])[];
}

interface Index {
  /** SOP class -> tag -> unconditional Type at the root */
  readonly required: ReadonlyMap<string, ReadonlyMap<string, '1' | '2'>>;
  /** SOP class -> tag -> Type in the class's IOD, conditional ones as null */
  readonly inIod: ReadonlyMap<string, ReadonlyMap<string, AttributeType | null>>;
  /** tags that are Type 3 wherever `required` does not have them */
  readonly optionalElsewhere: ReadonlySet<string>;
}

let cached: Index | undefined;

function index(): Index {
  if (cached !== undefined) return cached;
  const { sopClasses } = readFacts('iod-types.json') as IodFile;
  const { tagModules, ciods } = readFacts('compound-types.json') as CompoundFile;
  // where two modules differ the stricter holds: Type 1 is set last
  const required = new Map(
    Object.entries(sopClasses).map(([uid, { type1, type2 }]) => [uid, new Map([...typed(type2, '2'), ...typed(type1, '1')])]),
  );
  const inIod = new Map(
    (readFacts('sop-class-ciods.json') as CiodFile).rows.map(([uid, ciod]) => [
      uid,
      new Map(Object.entries(ciods[ciod]?.actions ?? {}).map(([tag, action]) => [tag.replace(',', ''), typeOfAction(action)])),
    ]),
  );
  const seen = new Set([...required.values()].flatMap((types) => [...types.keys()]));
  const optionalElsewhere = new Set(
    Object.entries(tagModules)
      .map(([key, modules]): [string, readonly string[]] => [key.slice(0, 9).replace(',', ''), rootTypes(modules)])
      // A Type 1 or 2 that no class requires comes from a module that may or may not apply.
      .filter(([tag, types]) => types.length > 0 && types.every((type) => type === '3' || (seen.has(tag) && !type.endsWith('C'))))
      .map(([tag]) => tag),
  );
  cached = { required, inIod, optionalElsewhere };
  return cached;
}

function typed(keywords: readonly string[], type: '1' | '2'): readonly (readonly [string, '1' | '2'])[] {
  return keywords.map((keyword) => {
    const attribute = attributeOfKeyword(keyword);
    if (attribute === undefined) throw new Error(`iod-types.json: no attribute is called ${keyword}`);
    return [attribute.tag, type];
  });
}

/** "X/Z/D 1C->D": the Type in the middle */
function typeOfAction(action: string): AttributeType | null {
  const type = /^\S+ ([123])(C?)->/.exec(action);
  if (type === null) throw new Error(`compound-types.json: cannot read ${action}`);
  return type[2] === 'C' ? null : (type[1] as AttributeType);
}

/** The Types that modules give an attribute at the root of a data set. */
function rootTypes(modules: readonly string[]): readonly string[] {
  return modules.flatMap((module) => /@0 (\S+)/.exec(module)?.[1] ?? []);
}

/**
 * The Type of an attribute at the root of an instance of that SOP class; `tag` is eight upper-case hex digits. Undefined where the
 * tables do not say, or where the Type is conditional: then the caller takes what keeps the object valid in every case.
 */
export function typeOf(sopClassUid: string, tag: string): AttributeType | undefined {
  const { required, inIod, optionalElsewhere } = index();
  const ofClass = required.get(sopClassUid);
  const certain = ofClass?.get(tag);
  if (certain !== undefined) return certain;
  const stated = inIod.get(sopClassUid)?.get(tag);
  if (stated !== undefined) return stated ?? undefined;
  return ofClass !== undefined && optionalElsewhere.has(tag) ? '3' : undefined;
}

/** In how many SOP classes an attribute stands at the root: of those that `typeOf` knows. The best known stand in most. */
export function commonness(tag: string): number {
  const { required, inIod } = index();
  const classes = new Set([...required.keys(), ...inIod.keys()]);
  return [...classes].filter((uid) => required.get(uid)?.has(tag) === true || inIod.get(uid)?.has(tag) === true).length;
}

/** The SOP classes that `typeOf` knows something of, in the order of the table. */
export function typedSopClasses(): readonly string[] {
  return [...index().required.keys()];
}
