import { expect, test } from 'vitest';
import {
  hostNamesOf,
  type Interfaces,
  usefulAddresses,
} from '../../../peer-server/network/machine-names';

const four = (address: string, internal = false) => ({
  address,
  family: 'IPv4' as const,
  internal,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: `${address}/24`,
});
const six = (address: string) => ({
  address,
  family: 'IPv6' as const,
  internal: false,
  netmask: 'ffff:ffff:ffff:ffff::',
  mac: '00:00:00:00:00:00',
  cidr: `${address}/64`,
  scopeid: 0,
});

const interfaces: Interfaces = {
  lo: [four('127.0.0.1', true)],
  docker0: [four('172.17.0.1')],
  eth0: [four('203.0.113.5'), four('169.254.3.4'), six('2001:db8::5')],
  wlan0: [four('192.168.1.20'), six('fe80::1')],
};

test('the address of the default route comes first, virtual networks last', () => {
  expect(usefulAddresses(interfaces, '203.0.113.5')).toEqual([
    '203.0.113.5',
    '192.168.1.20',
    '172.17.0.1',
  ]);
});

test('without a default route a private address comes first', () => {
  expect(usefulAddresses(interfaces, null)[0]).toBe('192.168.1.20');
});

test('a route through a virtual network does not make it the one for phones', () => {
  expect(usefulAddresses({ ...interfaces, tun0: [four('10.8.0.2')] }, '10.8.0.2')[0]).toBe(
    '192.168.1.20',
  );
});

test('IPv6 counts only where there is no IPv4, and link-local addresses never', () => {
  expect(usefulAddresses({ eth0: [six('fe80::1'), six('fd00::2')] }, null)).toEqual(['fd00::2']);
  expect(usefulAddresses({}, null)).toEqual([]);
});

test('a machine is known by its own name and by that name on the local network', () => {
  expect(hostNamesOf('Laptop')).toEqual(['localhost', 'laptop', 'laptop.local']);
  expect(hostNamesOf('laptop.example.org')).toEqual([
    'localhost',
    'laptop.example.org',
    'laptop.local',
  ]);
  expect(hostNamesOf('my_laptop')).toEqual(['localhost']);
  expect(hostNamesOf('')).toEqual(['localhost']);
});
