import { readFacts } from './read-json.js';

/** A UID that the standard registers, PS3.6 Annex A. Such a UID names a thing of the standard and never a patient. */
export interface RegisteredUid {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly retired: boolean;
}

let cached: ReadonlyMap<string, RegisteredUid> | undefined;

function registered(): ReadonlyMap<string, RegisteredUid> {
  cached ??= new Map(
    (readFacts('uids.json') as { readonly rows: readonly (readonly [string, string, string, boolean])[] }).rows.map(
      ([uid, name, type, retired]) => [uid, { uid, name, type, retired }],
    ),
  );
  return cached;
}

export function registeredUid(uid: string): RegisteredUid | undefined {
  return registered().get(uid);
}

/** All of one kind ("SOPClass", "TransferSyntax") that are not retired, as the table orders them. */
export function registeredUidsOf(type: string): readonly RegisteredUid[] {
  return [...registered().values()].filter((uid) => uid.type === type && !uid.retired);
}
