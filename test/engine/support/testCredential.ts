import type { INodeParameters } from 'n8n-workflow';
import { WITHOUT_ENGINE } from '../../support/plain/plainWorkflow';
import type { CredentialVerdict, TestOptions } from './testInEngine';

/**
 * Tests a credential as n8n does: the first node that takes it and has a test for it tests it, over real HTTP, with
 * the fields evaluated for nobody. `values` is what the operator typed.
 */
export async function testCredential(
	values: INodeParameters,
	options: TestOptions = {},
): Promise<CredentialVerdict> {
	if (!WITHOUT_ENGINE) return await (await import('./testInEngine')).testInEngine(values, options);
	return await (await import('../../support/plain/testPlainly')).testPlainly(values);
}
