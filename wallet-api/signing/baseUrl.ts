import { type Failed, refused, type Result, succeeded } from '../failures';
import { CREDENTIAL_LABELS } from '../labels';
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

/** A Base URL that signed requests may go to. */
export interface BaseUrl {
	/** Scheme, host and port. */
	readonly origin: string;
	/** The origin and the path, without a slash at its end: however it was typed, one server has one. */
	readonly url: string;
}

/**
 * Parses a Base URL as it was typed or pasted. Invisible characters, quotes, slashes at the end and the API's own path
 * (`/open-api/…`) are dropped. Plain http is for this machine and local names only: whoever listens could read what is
 * sent.
 *
 * @returns the sentence that says what is wrong with it, where it cannot be used.
 */
export function parseBaseUrl(text: string): Result<BaseUrl, string> {
	if (text.length > MAX_URL_CHARACTERS) return badBaseUrl(' is too long for a web address');
	const entered = withoutEndSlashes(inPlainWidth(pastedValue(text)));
	if (entered === '') return badBaseUrl(' is empty. Enter the address that JT Wallet gave you');
	if (holdsKey(entered))
		return badBaseUrl(
			` holds a key. Paste that into ${CREDENTIAL_LABELS.privateKey}, and enter the address`,
		);
	const shown = ifHarmless(entered);
	if (WITHOUT_SCHEME.test(entered)) {
		return badBaseUrl(`${shown} is not a web address: put https:// in front of it`);
	}
	const url = parseUrl(entered);
	if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
		return badBaseUrl(`${shown} is not a web address`);
	}
	if (url.username !== '' || url.password !== '' || /[?#]/.test(entered)) {
		return badBaseUrl(' may hold no user name, password, ?, # or \\');
	}
	if (!/^https?:\/\/[^/\\]/i.test(entered)) {
		return badBaseUrl(`${shown} is not a web address: put // after ${url.protocol}`);
	}
	if (entered.includes('\\')) {
		return badBaseUrl(' may hold no user name, password, ?, # or \\');
	}
	if (url.protocol === 'http:' && !LOCAL_HOST.test(url.hostname)) {
		return badBaseUrl(`${shown} is not secure: use https instead of http`);
	}
	const path = url.pathname.replace(API_PATH, '');
	return succeeded({ origin: url.origin, url: url.origin + withoutEndSlashes(path) });
}

/** The address that requests go to for a Base URL; one that is refused stays as it was entered. */
export function cleanBaseUrl(text: string): string {
	const parsed = parseBaseUrl(text);
	return parsed.ok ? parsed.value.url : text.trim();
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

function badBaseUrl(what: string): Failed<string> {
	return refused(`${CREDENTIAL_LABELS.baseUrl}${what}, e.g. https://api.example.com.`);
}
