import { holdsKey, inPlainWidth, pastedValue, withoutEndSlashes } from '../pastedText';

/** Hosts that plain http is good enough for: this machine, and names that only a local network knows. */
const LOCAL_HOST =
	/^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9_-]+|.+\.(internal|local|localhost))$/i;

/** Where the API's own paths begin. They belong to the requests, and are copied with the address all the same. */
const API_PATH = /\/open-api(?:\/.*)?$/is;

/** A host, with a port and a path perhaps, as it is entered where the scheme was forgotten. */
const WITHOUT_SCHEME = /^(?:\/\/)?(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d{1,5})?(?:\/|$)/i;

/** Longest Base URL that is looked at; browsers and servers take no longer ones. */
const MAX_URL_CHARACTERS = 2_000;

/** Longest address that a message shows. */
const SHOWN_URL_CHARACTERS = 60;

/** A Base URL that signed requests may go to, or a sentence that says what is wrong with it. */
export type ParsedBaseUrl =
	| {
			readonly ok: true;
			/** Scheme, host and port. */
			readonly origin: string;
			/** The origin and the path, without a slash at its end: however it was typed, one server has one. */
			readonly url: string;
	  }
	| { readonly ok: false; readonly problem: string };

/**
 * Parses a Base URL as it was typed or pasted. Invisible characters, quotes, slashes at the end and the API's own path
 * (`/open-api/…`) are dropped. Plain http is for this machine and local names only: whoever listens could read what is
 * sent.
 */
export function parseBaseUrl(text: string): ParsedBaseUrl {
	if (text.length > MAX_URL_CHARACTERS) return badBaseUrl('Base URL is too long for a web address');
	const entered = withoutEndSlashes(inPlainWidth(pastedValue(text)));
	if (entered === '')
		return badBaseUrl('Base URL is empty. Enter the address that JT Wallet gave you');
	if (holdsKey(entered))
		return badBaseUrl('Base URL holds a key. Paste that into Private Key, and enter the address');
	const shown = ifHarmless(entered);
	if (WITHOUT_SCHEME.test(entered)) {
		return badBaseUrl(`Base URL${shown} is not a web address: put https:// in front of it`);
	}
	const url = parseUrl(entered);
	if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
		return badBaseUrl(`Base URL${shown} is not a web address`);
	}
	if (url.username !== '' || url.password !== '' || /[?#]/.test(entered)) {
		return badBaseUrl('Base URL may hold no user name, password, ?, # or \\');
	}
	if (!/^https?:\/\/[^/\\]/i.test(entered)) {
		return badBaseUrl(`Base URL${shown} is not a web address: put // after ${url.protocol}`);
	}
	if (entered.includes('\\')) {
		return badBaseUrl('Base URL may hold no user name, password, ?, # or \\');
	}
	if (url.protocol === 'http:' && !LOCAL_HOST.test(url.hostname)) {
		return badBaseUrl(`Base URL${shown} is not secure: use https instead of http`);
	}
	const path = url.pathname.replace(API_PATH, '');
	return { ok: true, origin: url.origin, url: url.origin + withoutEndSlashes(path) };
}

/** The address that requests go to for a Base URL; one that is refused stays as it was entered. */
export function cleanBaseUrl(text: string): string {
	const reading = parseBaseUrl(text);
	return reading.ok ? reading.url : text.trim();
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
	const isHarmless = text.length <= SHOWN_URL_CHARACTERS && /^[\w.:/\\[\] -]+$/.test(text);
	return isHarmless ? ` "${text}"` : '';
}

function badBaseUrl(what: string): { readonly ok: false; readonly problem: string } {
	return { ok: false, problem: `${what}, e.g. https://api.example.com.` };
}
