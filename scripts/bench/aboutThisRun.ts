import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { N8nInstall } from '../n8n/install';
import { PROJECT } from '../paths';
import { HEAP_MB } from './n8n/benchN8n';
import type { Results } from './results';

/** Date, machine and versions, for the head of the document. */
export function aboutThisRun(
	install: N8nInstall,
	command: string,
): Pick<Results, 'date' | 'command' | 'machine' | 'versions' | 'heapMb'> {
	const [cpu] = cpus();
	const manifest = z
		.object({ version: z.string() })
		.parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')));
	const node = execFileSync(install.node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	return {
		date: new Date().toISOString().slice(0, 10),
		command,
		machine: {
			cpu: cpu?.model ?? 'unknown processor',
			cores: cpus().length,
			memoryBytes: totalmem(),
			os: `${type()} ${release()}`,
		},
		versions: {
			'n8n-nodes-jt-wallet': manifest.version,
			n8n: install.version.version,
			'Node.js': node,
		},
		heapMb: HEAP_MB,
	};
}
