import { OperatorError } from '../operatorError';

const UNRELEASED = '## [Unreleased]';

/**
 * The changelog with what it lists as unreleased under a version and its day, such as 2026-11-26.
 * @throws OperatorError where the version is none, or no later than those it lists, or nothing is listed
 */
export function withRelease(changelog: string, version: string, day: string): string {
	if (!/^\d+\.\d+\.\d+$/.test(version))
		throw new OperatorError(`"${version}" is no version: name one such as 1.2.3.`);
	const newest = /^## \[(\d.*?)\]/m.exec(changelog)?.[1] ?? '';
	if (newest.localeCompare(version, 'en', { numeric: true }) >= 0)
		throw new OperatorError(`CHANGELOG.md lists ${newest} already: name a later version.`);
	const [before, after] = changelog.split(UNRELEASED);
	const listed = after?.split(/^## /m)[0]?.trim() ?? '';
	if (before === undefined || after === undefined || listed === '')
		throw new OperatorError(`CHANGELOG.md lists nothing under "${UNRELEASED}".`);
	return `${before}${UNRELEASED}\n\n## [${version}] - ${day}${after}`;
}
