import { withMarkedPart } from '../../../scripts/lab/document';
import { type Part, runParts } from '../../../scripts/lab/parts';

const SETTINGS = { executions: 4, write: false };
const quiet = () => undefined;

beforeEach(() => {
	jest.spyOn(console, 'log').mockImplementation(quiet);
	jest.spyOn(console, 'error').mockImplementation(quiet);
});

afterEach(() => jest.restoreAllMocks());

async function run(...parts: Part[]): Promise<number> {
	return await runParts(parts, SETTINGS, { defer: quiet, told: new Promise(quiet) });
}

const part = (name: string, held: boolean): Part => ({
	name,
	about: name,
	run: async () => await Promise.resolve(held),
});

describe('parts', () => {
	it('give 0 when all of them held, 1 otherwise', async () => {
		expect(await run(part('a', true), part('b', true))).toBe(0);
		expect(await run(part('a', false), part('b', true))).toBe(1);
	});

	it('are cleaned up one by one, the last thing first, also after a failure', async () => {
		const seen: string[] = [];
		const failing: Part = {
			...part('failing', true),
			run: async (script) => {
				script.defer(() => seen.push('first'));
				script.defer(() => seen.push('second'));
				return await Promise.reject(new Error('broken'));
			},
		};
		const next: Part = { ...part('next', true), run: async () => (seen.push('next'), true) };
		expect(await run(failing, next)).toBe(1);
		expect(seen).toEqual(['second', 'first', 'next']);
	});
});

describe('the marked part of a document', () => {
	const document = 'a\n<!-- x -->\nold\n<!-- end of x -->\nz';

	it('is replaced, and nothing else', () => {
		const once = withMarkedPart(document, 'x', 'new');
		expect(once).toBe('a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\nz');
		expect(withMarkedPart(once, 'x', 'new')).toBe(once);
	});

	it('has to be there', () => {
		expect(() => withMarkedPart(document, 'y', 'new')).toThrow('<!-- y -->');
	});
});
