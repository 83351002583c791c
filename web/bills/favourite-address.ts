export const FAVOURITE = 'favourite';

/** The page that looks a favourite up as soon as it opens. */
export function favouriteAddress(id: string): string {
  return `/fatura?${new URLSearchParams({ [FAVOURITE]: id })}`;
}
