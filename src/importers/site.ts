/** Pattern of an address, in the syntax that JavaScript and RE2 share; its first group is the site. */
export const SITE = '^[a-zA-Z]+://(?:[wW]{3}[.])?([^/:?#]+)';
const PATTERN = new RegExp(SITE);

/** Site of an address in small letters, without `www.`; null when it is no address. */
export function siteOf(url: string): string | null {
  return PATTERN.exec(url)?.[1]?.toLowerCase() ?? null;
}
