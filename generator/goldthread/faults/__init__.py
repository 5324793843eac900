"""The data faults, one module each, named by code and name."""
