import { OperatorError } from '../operatorError';

/** The texts that a release changes. */
export interface ReleaseTexts {
	/** `package.json` */
	readonly manifest: string;
	/** `package-lock.json` */
	readonly lock: string;
	readonly changelog: string;
}

const UNRELEASED = '## [Unreleased]';

/**
 * The texts as they are in a release: the version in both manifests, and what the changelog lists as unreleased under
 * that version and its day.
 * @param day such as 2026-11-26
 * @throws OperatorError where the version is no later one, or nothing is listed
 */
export function nextRelease(texts: ReleaseTexts, version: string, day: string): ReleaseTexts {
	if (!/^\d+\.\d+\.\d+$/.test(version))
		throw new OperatorError(`"${version}" is no version: name one such as 1.2.3.`);
	const current = String(JSON.parse(texts.manifest).version);
	if (inOrder(version) < inOrder(current))
		throw new OperatorError(`package.json is at ${current} already: name a later version.`);
	if (texts.changelog.includes(`## [${version}]`))
		throw new OperatorError(`CHANGELOG.md lists ${version} already: name a later version.`);
	return {
		manifest: withVersion(texts.manifest, current, version, 1),
		// There it stands for the project and for its root package.
		lock: withVersion(texts.lock, current, version, 2),
		changelog: withHeading(texts.changelog, `## [${version}] - ${day}`),
	};
}

function withVersion(text: string, from: string, to: string, times: number): string {
	const pieces = text.split(`"version": "${from}"`);
	const changed = pieces.slice(0, times + 1).join(`"version": "${to}"`);
	return [changed, ...pieces.slice(times + 1)].join(`"version": "${from}"`);
}

function withHeading(changelog: string, heading: string): string {
	const [before, after] = changelog.split(UNRELEASED);
	const listed = after?.split(/^## /m)[0]?.trim() ?? '';
	if (before === undefined || after === undefined || listed === '')
		throw new OperatorError(`CHANGELOG.md lists nothing under "${UNRELEASED}".`);
	return `${before}${UNRELEASED}\n\n${heading}${after}`;
}

/** A version as a text that sorts. */
function inOrder(version: string): string {
	return version
		.split('.')
		.map((part) => part.padStart(8, '0'))
		.join('.');
}
