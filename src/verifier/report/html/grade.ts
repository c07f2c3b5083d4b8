import type { Grade } from '../../finding.js';

/** Each grade in a word, with what it means to whoever decides, and a sign that needs no colour. */
export const gradeWords: Readonly<Record<Grade, { readonly name: string; readonly means: string; readonly sign: string }>> = {
  leak: { name: 'Leak', means: 'an identifying value of an original is in the output', sign: '<path d="M8 1 15 14H1z"/>' },
  suspect: { name: 'Suspect', means: 'something that the rules demand did not happen, or a value stands where none may', sign: '<path d="M8 1l7 7-7 7-7-7z"/>' },
  review: { name: 'Review', means: 'a person must look', sign: '<circle cx="8" cy="8" r="6.5"/>' },
  fitness: { name: 'Fitness', means: 'something that had to stay is gone or changed: the data may no longer be usable', sign: '<path d="M2 2h12v12H2z"/>' },
  'not-examined': { name: 'Not examined', means: 'bytes that could not be read: nothing is known about them', sign: '<path d="M1 6h14v4H1z"/>' },
};

export function badge(grade: Grade, count: number | null = null): string {
  const { name, sign } = gradeWords[grade];
  return `<span class="badge ${grade}"><svg viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">${sign}</svg>${name}${count === null ? '' : ` ${count}`}</span>`;
}
