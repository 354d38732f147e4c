import { withRelease } from '../../../scripts/release/changelog';

const changelog =
	'# Changelog\n\n## [Unreleased]\n\n### Added\n\n- This\n\n## [0.9.0] - 2026-01-01\n\n- That\n';

it('puts what was unreleased under the version and its day', () => {
	expect(withRelease(changelog, '0.10.0', '2026-11-26')).toBe(
		'# Changelog\n\n## [Unreleased]\n\n## [0.10.0] - 2026-11-26\n\n### Added\n\n- This\n\n## [0.9.0] - 2026-01-01\n\n- That\n',
	);
	const first = '## [Unreleased]\n\n- x\n';
	expect(withRelease(first, '0.1.0', '2026-11-26')).toContain('## [0.1.0] - 2026-11-26');
});

it.each([
	['minor', changelog, '"minor" is no version'],
	['0.8.0', changelog, 'lists 0.9.0 already'],
	['0.9.0', changelog, 'lists 0.9.0 already'],
	['0.10.0', '## [Unreleased]\n\n## [0.9.0]\n\n- x', 'lists nothing'],
	['0.10.0', '# Changelog', 'lists nothing'],
])('of %s is refused where it cannot be (%#)', (version, given, sentence) => {
	expect(() => withRelease(given, version, '2026-11-26')).toThrow(sentence);
});
