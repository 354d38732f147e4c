/**
 * Import this before n8n-core: has n8n log everything, each entry as JSON with all that belongs to it, and keeps it
 * from being printed.
 */
import './userFolder';

process.env['N8N_LOG_LEVEL'] = 'debug';
process.env['N8N_LOG_FORMAT'] = 'json';

/** Everything that is written to the console, by n8n's logger or by anybody else, during the tests of a file. */
export function captureLogs(): { readonly text: string } {
	const written: string[] = [];
	beforeAll(() => {
		const keep = (...things: unknown[]) => void written.push(things.map(String).join(' '));
		for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
			jest.spyOn(console, method).mockImplementation(keep);
		}
		const streams: unknown[] = [process.stdout, process.stderr];
		// Jest's console has streams of its own, and n8n's logger writes to those.
		streams.push(Reflect.get(console, '_stdout'), Reflect.get(console, '_stderr'));
		for (const stream of new Set(streams.filter(isWritable))) {
			jest.spyOn(stream, 'write').mockImplementation((chunk) => {
				keep(chunk);
				return true;
			});
		}
	});
	beforeEach(() => {
		written.length = 0;
	});
	afterAll(() => jest.restoreAllMocks());
	return {
		get text() {
			return written.join('');
		},
	};
}

function isWritable(stream: unknown): stream is Pick<NodeJS.WriteStream, 'write'> {
	return typeof stream === 'object' && stream !== null && 'write' in stream;
}
