export { zoneClock } from '../config/zone-clock';
