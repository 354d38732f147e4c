const v8 = require('node:v8');
const vm = require('node:vm');

/** Frees what the run before left behind, so that every run begins with the same memory. */
class CollectGarbage {
	description = {
		displayName: 'Collect Garbage',
		name: 'collectGarbage',
		group: ['transform'],
		version: 1,
		description: 'Frees memory between two measurements',
		defaults: { name: 'Collect Garbage' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	};

	async execute() {
		v8.setFlagsFromString('--expose-gc');
		const collect = vm.runInNewContext('gc');
		// What was freed first may hold on to more.
		collect();
		collect();
		return [[{ json: { rss: process.memoryUsage().rss } }]];
	}
}

module.exports = { CollectGarbage };
