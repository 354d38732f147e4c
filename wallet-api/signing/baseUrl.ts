/** Hosts that plain http is good enough for: this machine, and names that only a local network knows. */
const LOCAL_HOST =
	/^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9_-]+|.+\.(internal|local|localhost))$/i;

/**
 * The origin of a Base URL that signed requests may go to, or a sentence that says what is wrong with it.
 * Plain http is for this machine and local names only: whoever listens could read what is sent.
 */
export function readBaseUrl(
	text: string,
):
	| { readonly ok: true; readonly origin: string; readonly url: string }
	| { readonly ok: false; readonly problem: string } {
	const trimmed = text.trim().replace(/\/+$/, '');
	const url = parseUrl(trimmed);
	if (trimmed === '') return wrong('Base URL is empty. Enter the address that JT Wallet gave you');
	if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
		return wrong(`Base URL${ifHarmless(trimmed)} is not a web address`);
	}
	if (url.username !== '' || url.password !== '' || /[?#]/.test(trimmed)) {
		return wrong('Base URL may hold no user name, password, ? or #');
	}
	if (url.protocol === 'http:' && !LOCAL_HOST.test(url.hostname)) {
		return wrong(`Base URL "${trimmed}" is not secure: use https instead of http`);
	}
	return { ok: true, origin: url.origin, url: trimmed };
}

/** The origin that a request goes to; undefined when its address cannot be read. */
export function originOf(address: string): string | undefined {
	return parseUrl(address)?.origin;
}

function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/** What was entered, in quotes, unless it may hold a password or be a key pasted into the wrong field. */
function ifHarmless(text: string): string {
	return /^[\w.:/ -]{1,60}$/.test(text) ? ` "${text}"` : '';
}

function wrong(what: string): { readonly ok: false; readonly problem: string } {
	return { ok: false, problem: `${what}, e.g. https://api.example.com.` };
}
