"""The handbook served while it is edited: pages made when they are asked for, from the files as they are."""
