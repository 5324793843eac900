"""The alignment rules, one module each, named by code and name; the folder is the register."""
