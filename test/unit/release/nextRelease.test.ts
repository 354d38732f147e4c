import { nextRelease } from '../../../scripts/release/nextRelease';

const texts = {
	manifest: '{\n\t"name": "x",\n\t"version": "0.1.0"\n}\n',
	lock: '{"version": "0.1.0", "packages": {"": {"version": "0.1.0"}, "node_modules/y": {"version": "0.1.0"}}}',
	changelog:
		'# Changelog\n\n## [Unreleased]\n\n### Added\n\n- This\n\n## [0.0.1] - 2026-01-01\n\n- That\n',
};

it('sets the version of the package, and of nobody else', () => {
	const { manifest, lock } = nextRelease(texts, '0.2.0', '2026-11-26');
	expect(manifest).toBe('{\n\t"name": "x",\n\t"version": "0.2.0"\n}\n');
	expect(lock).toBe(
		'{"version": "0.2.0", "packages": {"": {"version": "0.2.0"}, "node_modules/y": {"version": "0.1.0"}}}',
	);
});

it('puts what was unreleased under the version and its day', () => {
	expect(nextRelease(texts, '0.1.0', '2026-11-26').changelog).toBe(
		'# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-11-26\n\n### Added\n\n- This\n\n## [0.0.1] - 2026-01-01\n\n- That\n',
	);
});

it.each([
	['minor', texts, '"minor" is no version'],
	['0.0.9', texts, 'package.json is at 0.1.0 already'],
	['0.10.0', { ...texts, manifest: '{"version": "0.9.0"}' }, undefined],
	['0.9.0', { ...texts, manifest: '{"version": "0.10.0"}' }, 'package.json is at 0.10.0 already'],
	['0.1.0', { ...texts, changelog: '## [0.1.0] - 2026-01-01' }, 'lists 0.1.0 already'],
	['0.2.0', { ...texts, changelog: '## [Unreleased]\n\n## [0.1.0]\n\n- x' }, 'lists nothing'],
	['0.2.0', { ...texts, changelog: '# Changelog' }, 'lists nothing'],
])('of %s is refused where it cannot be (%#)', (version, given, sentence) => {
	const attempt = () => nextRelease(given, version, '2026-11-26');
	if (sentence === undefined) expect(attempt).not.toThrow();
	else expect(attempt).toThrow(sentence);
});
