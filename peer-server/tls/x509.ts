import './reflect-metadata';

// In this order: the library looks for the methods while it loads.
export * from '@peculiar/x509';
