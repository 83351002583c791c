/**
 * The way back. The server names the next page only, so a page remembers those passed on the way to it, as tokens in the
 * history's state; the first page's is empty. Somebody who came by a bookmark has no trail, only the newest page.
 */
export type Trail = readonly string[];

/** The trail that a history entry's state carries; anything else is no trail. */
export function readTrail(state: unknown): Trail {
  const { trail } = (state ?? {}) as { trail?: unknown };
  return Array.isArray(trail) && trail.every((token) => typeof token === 'string') ? trail : [];
}

interface Step {
  readonly page: string | undefined;
  readonly trail: Trail;
}

/** One page older: this page joins the trail. */
export function olderStep(here: Step, next: string): Step {
  return { page: next, trail: [...here.trail, here.page ?? ''] };
}

/** One page newer, the last of the trail; the first page where there is no trail. Undefined on the first page. */
export function newerStep({ page, trail }: Step): Step | undefined {
  if (page === undefined) return undefined;
  return { page: trail.at(-1) || undefined, trail: trail.slice(0, -1) };
}
