/** What is known of a person's devices, and of the site that the release does not tell. */
export interface DeviceAndSite {
  /** as the outputs show them */
  readonly devices: string;
  /** from the originals */
  readonly site: string;
}

/**
 * Share of persons whose device is found at one site alone, so that it tells the site that was taken out; 0 where there is but one site to tell.
 * Rule R6 of the method.
 */
export function proxyLeak(persons: readonly DeviceAndSite[]): number {
  const sites = new Map<string, Set<string>>();
  for (const { devices, site } of persons) {
    const known = sites.get(devices);
    if (known === undefined) sites.set(devices, new Set([site]));
    else known.add(site);
  }
  if (persons.length === 0 || new Set(persons.map(({ site }) => site)).size < 2) return 0;
  return persons.filter(({ devices }) => sites.get(devices)?.size === 1).length / persons.length;
}
