// Leaves out of mutation testing what n8n reads of a node, a field or an option: its names, texts and conditions.
// Faults there are noticed in n8n's own lint and in the engine tests, which run what is built.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Whether a node of the syntax tree, an object, describes something to n8n. */
export function isDescription(node) {
	if (node.type !== 'ObjectExpression') return false;
	const names = node.properties.map(({ key }) => key?.name ?? key?.value);
	return names.includes('displayName') || (names.includes('name') && names.includes('value'));
}

export const strykerPlugins = [
	declareValuePlugin(PluginKind.Ignore, 'descriptions', {
		shouldIgnore: ({ node }) => (isDescription(node) ? 'It is described to n8n.' : undefined),
	}),
];
