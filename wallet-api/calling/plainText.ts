/** Longest piece of a page that is looked at: what it says stands at its beginning. */
const EXAMINED_CHARACTERS = 10_000;

/** What nobody reads in a web page: its title, which its text says again, styles, scripts, comments, and tags. */
const NOT_SAID = /<(title|style|script)\b[^>]*>[^]*?<\/\1\s*>|<!--[^]*?-->|<[^>]*>?/gi;

/** The words of a body that may be a web page, in one line. */
export function plainText(body: string): string {
	return body.slice(0, EXAMINED_CHARACTERS).replace(NOT_SAID, ' ').replace(/\s+/g, ' ').trim();
}
