import { join } from 'node:path';
import { OperatorError } from '../operatorError';
import type { N8nVersion } from './versions';

/** The part of `process` that says which Node this is. */
export type RunningNode = Pick<NodeJS.Process, 'platform' | 'arch' | 'execPath' | 'version'>;

/** Whether the manifest's own Node runs on this machine. */
export function bringsItsNode({ platform, arch }: RunningNode): boolean {
	return platform === 'linux' && arch === 'x64';
}

/**
 * The Node that runs the n8n in `folder`: its own on Linux x64, else the one this script runs on.
 * Fails with an OperatorError where that one is too old.
 */
export function nodeBinary(
	{ version, nodeMajor, nodePackage }: N8nVersion,
	folder: string,
	running: RunningNode = process,
): string {
	if (bringsItsNode(running)) return join(folder, 'node_modules', nodePackage, 'bin', 'node');
	if (Number(running.version.slice(1).split('.')[0]) >= nodeMajor) return running.execPath;
	throw new OperatorError(
		`n8n ${version} needs Node ${nodeMajor} and brings it along for Linux on x64 only: put Node ${nodeMajor} on the PATH (this is ${running.version}) and run the command again.`,
	);
}
