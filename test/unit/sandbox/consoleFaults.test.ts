import { READY_FAULTS } from '../../../sandbox/console/page/readyFaults';
import { READY_WORLDS } from '../../../sandbox/console/page/readyWorlds';
import { FAULT_KINDS, parseFaults } from '../../../sandbox/faults/faults';
import { ODDITIES, worldSchema } from '../../../sandbox/merchant/world/world';

const faults = Object.values(READY_FAULTS).flat();
const worlds = Object.values(READY_WORLDS).flat();

it('has a ready fault of every kind', () => {
	const kinds = new Set(faults.flatMap(({ json }) => json).map(({ kind }) => kind));
	expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
});

it.each(faults)('can set as it stands: $title', ({ json }) => {
	const all = [json].flat();
	expect(parseFaults(JSON.parse(JSON.stringify(all)))).toEqual(all);
});

it.each([21001, 21003, 21004, 1002, 21008])('has a ready refusal with code %i', (code) => {
	expect(JSON.stringify(READY_FAULTS.Refused)).toContain(`"code":${code},`);
});

it('has a ready world with every part, and every oddity of rows', () => {
	const parts = new Set(worlds.flatMap(({ json }) => Object.keys(json)));
	expect([...parts].sort()).toEqual(Object.keys(worldSchema.shape).sort());
	for (const odd of ODDITIES) expect(JSON.stringify(worlds)).toContain(`"${odd}"`);
});

it.each(worlds)('can set as it stands: $title', ({ json }) => {
	expect(worldSchema.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
});

it('names each differently', () => {
	for (const all of [faults, worlds]) {
		expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
	}
});
