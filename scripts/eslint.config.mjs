export { default } from './lint/house.mjs';
