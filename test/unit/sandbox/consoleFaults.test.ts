import { READY_FAULTS } from '../../../sandbox/console/page/readyFaults';
import { FAULT_KINDS, parseFaults } from '../../../sandbox/faults/faults';

const ready = Object.values(READY_FAULTS).flat();

it('has a ready fault of every kind', () => {
	const kinds = new Set(ready.map(({ fault }) => fault.kind));
	expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
});

it.each(ready)('can set as it stands: $title', ({ fault }) => {
	expect(parseFaults([JSON.parse(JSON.stringify(fault))])).toEqual([fault]);
});

it('names each differently', () => {
	expect(new Set(ready.map(({ title }) => title)).size).toBe(ready.length);
});
