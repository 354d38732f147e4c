/**
 * Import this before n8n-core: gives n8n a folder of its own to keep its settings in, so that no run
 * touches the ones of the person at this machine. Removed when the test file ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
const remove = (): void => rmSync(folder, { recursive: true, force: true });

process.env['N8N_USER_FOLDER'] = folder;
process.env['N8N_LOG_LEVEL'] = 'silent';

// Inside Jest `process` is a copy that never exits; outside of it there is no afterAll.
if (typeof afterAll === 'function') afterAll(remove);
else process.once('exit', remove);
